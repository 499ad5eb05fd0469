#include "facts_fixture.h"

/* text; expected honours as text=level */
static const struct {
    const char *text, *expected;
} cases[] = {
    {"二七区位居全国综合实力百强区第37位，加快创建成都国家植物园", "全国综合实力百强区=国家级 成都国家植物园=国家级"},
    {"二七区荣获“全国科技进步先进城市”称号", "全国科技进步先进城市=国家级"},
    {"被评为“河南省大气污染防治攻坚战先进单位”“郑州市大气污染防治工作先进单位”",
     "河南省大气污染防治攻坚战先进单位=省级 郑州市大气污染防治工作先进单位=市级"},
    {"荣获综合实力、最具投资潜力、创新创业三个“百强区”称号", "百强区=-"},
    {"成功创建国家卫生城市、国家园林城市和全国文明城市",
     "国家卫生城市=国家级 国家园林城市=国家级 全国文明城市=国家级"},
    {"樱桃沟景区进入国家4A级旅游景区行列", "国家4A级旅游景区=国家级"},
    {"被中国慈善联合会授予“2016年度推动者”称号", "2016年度推动者=-"},
    {"被授予“河南省平安建设先进单位”荣誉称号，获得全国文明城市荣誉",
     "河南省平安建设先进单位=省级 全国文明城市=国家级"},
    {"入选全国供应链创新与应用示范城市、全国现代流通战略支点城市",
     "全国供应链创新与应用示范城市=国家级 全国现代流通战略支点城市=国家级"},
    {"连续4年荣获全市综合考核工作优秀单位", "全市综合考核工作优秀单位=市级"},
    {"争创50个国家级美丽宜居村庄", "国家级美丽宜居村庄=国家级"},
    {"“温暖二七”精准扶贫项目荣获第十一届“中华慈善奖”", "中华慈善奖=国家级"},
    {"获得国家科技进步一等奖3项", "国家科技进步一等奖=国家级"},
    /* every verb */
    {"获评全国文明城市，被授予全国双拥模范城，入选中国百强县",
     "全国文明城市=国家级 全国双拥模范城=国家级 中国百强县=国家级"},
    {"被命名为省级卫生城市，被确定为国家智慧城市试点市", "省级卫生城市=省级 国家智慧城市试点市=国家级"},
    {"摘得全国群众文化金奖，上榜全国县域经济百强", "全国群众文化金奖=国家级 全国县域经济百强=国家级"},
    {"顺利通过国家卫生城市复审，蝉联全国文明城市", "国家卫生城市=国家级 全国文明城市=国家级"},
    {"稻城县成为首批全国“两山”实践创新基地", "全国“两山”实践创新基地=国家级"},
    {"获评淮河流域幸福河湖，入选贵州文化旅游十大新地标", "淮河流域幸福河湖=- 贵州文化旅游十大新地标=省级"},
    {"入选省首批节水型城市，我市荣膺“活力城市”", "省首批节水型城市=省级 活力城市=-"},
    /* without a verb of winning: held, sought, or counted */
    {"推进国家现代流通战略支点城市、现代商贸流通体系试点城市建设",
     "国家现代流通战略支点城市=国家级 现代商贸流通体系试点城市=国家级"},
    {"抓好市域社会治理现代化试点城市创建", "市域社会治理现代化试点城市=-"},
    {"国家级现代农业产业园达12个", "国家级现代农业产业园=国家级"},
    {"新增国家级专精特新“小巨人”企业10家", "国家级专精特新“小巨人”企业=国家级"},
    {"全国双拥模范城实现九连冠", "全国双拥模范城=国家级"},
    {"鄭州市榮獲「全國文明城市」稱號", "全國文明城市=国家级"},
    {"The city was named a National Civilized City in 2017", "National Civilized City=国家级"},
    {"It won the Henan Provincial Quality Award", "Henan Provincial Quality Award=省级"},
    {"Zhengzhou ranked among the Top 100 Cities in China", "Top 100 Cities in China=国家级"},
    {"It won the title of \"National Sanitary City\" and the Luban Award",
     "National Sanitary City=国家级 Luban Award=-"},
    {"Erqi was designated as a National Model County", "National Model County=国家级"},
    {"It was selected as a National 4A-level Tourist Attraction",
     "National 4A-level Tourist Attraction=国家级"},
    {"Yingtaogou joined the national 4A-level tourist attractions",
     "national 4A-level tourist attractions=国家级"},
    {"The wetland is planned to the standard of a 5A-level scenic area", ""},
    {"It took all three national titles: Top 100 Districts by Comprehensive Strength, by Investment "
     "Potential, "
     "and by Innovation and Entrepreneurship.",
     "Top 100 Districts by Comprehensive Strength=国家级 by Investment Potential=国家级 "
     "by Innovation and Entrepreneurship=国家级"},
    {"stood in two lists of the Top 100 Districts (by Comprehensive Strength, and Green Development)",
     "Comprehensive Strength=- Green Development=-"},
    {"It won the titles of National Advanced Unit in Work Safety and Henan Advanced Unit in Opening Up",
     "National Advanced Unit in Work Safety=国家级 Henan Advanced Unit in Opening Up=省级"},
    {"Mazhai was approved as a provincial-level economic development zone in 2020",
     "provincial-level economic development zone=省级"},
    {"It was for three years an outstanding unit in the city's comprehensive appraisal",
     "outstanding unit in the city's comprehensive appraisal=市级"},
    {"It was named among the Top 100 Counties", "Top 100 Counties=国家级"},
    {"Year after year it has been a Henan Advanced Unit in the Tough Battle against Air Pollution",
     "Henan Advanced Unit in the Tough Battle against Air Pollution=省级"},
    {"It was rated a \"four-strength\" project", "\"four-strength\" project=-"},
    {"The National Health Commission met the Provincial Party Committee in the National Convention Centre",
     ""},
    {"获国家技术发明奖1项、科技进步奖5项", "国家技术发明奖=国家级 科技进步奖=国家级"},
    {"对36个年度工作考核优秀单位，马寨镇等33个先进集体、114个单项工作先进单位进行表彰",
     "年度工作考核优秀单位=- 先进集体=- 单项工作先进单位=-"},
    /* classes with a level that was gained, and members of a list that share the level */
    {"建成2个省级环境优美乡镇，新创13个省级示范乡镇卫生院，新建省级美丽乡村167个",
     "省级环境优美乡镇=省级 省级示范乡镇卫生院=省级 省级美丽乡村=省级"},
    {"建设省级森林城市2个、森林特色小镇17个和森林生态乡村166个",
     "省级森林城市=省级 森林特色小镇=省级 森林生态乡村=省级"},
    {"新增国家现代农业产业园11个、优势特色产业集群9个", "国家现代农业产业园=国家级 优势特色产业集群=国家级"},
    {"新增3所国家中等职业教育改革发展示范学校", "国家中等职业教育改革发展示范学校=国家级"},
    {"成为全国首批国家级创新型科技园区和国家海外高层次人才创新创业基地",
     "全国首批国家级创新型科技园区=国家级 国家海外高层次人才创新创业基地=国家级"},
    {"获评省文明单位，创建省教育强镇13个，获省长质量奖", "省文明单位=省级 省教育强镇=省级 省长质量奖=省级"},
    {"推进清洁取暖试点城市建设，建设千兆网络示范省", "清洁取暖试点城市=- 千兆网络示范省=-"},
    {"成为全国创建幸福家庭活动试点市，争创儿童友好城市", "全国创建幸福家庭活动试点市=国家级 儿童友好城市=-"},
    {"新创4A级景区2个，用好国家循环经济试点省政策", "4A级景区=- 国家循环经济试点省=国家级"},
    {"“双拥”模范城实现九连冠，争创股权投资试点", "“双拥”模范城=- 股权投资试点=-"},
    {"新培育省级以上绿色工厂22家、国家级龙头企业1家", "省级以上绿色工厂=省级 国家级龙头企业=国家级"},
    {"推进国家产教融合建设试点，加快文化改革发展试验区建设，支持中小企业数字化转型城市试点建设",
     "国家产教融合建设试点=国家级 文化改革发展试验区=- 中小企业数字化转型城市试点=-"},
    {"争创新一轮氢能应用城市，以全国文明城市为目标，建设中国软件名城",
     "氢能应用城市=- 全国文明城市=国家级 中国软件名城=国家级"},
    {"新建省级未来工厂、智能工厂、数字化车间100个以上", "省级未来工厂=省级 智能工厂=省级 数字化车间=省级"},
    {"以国家产业转型升级示范区为载体，加大“双拥”模范城市创建力度",
     "国家产业转型升级示范区=国家级 “双拥”模范城市=-"},
    {"支持全国农业全产业链典型县建设，建设中国（河南）自由贸易试验区",
     "全国农业全产业链典型县=国家级 中国（河南）自由贸易试验区=国家级"},
    {"新增省级以上智能工厂（车间）30个，培育2个省星级园区", "省级以上智能工厂=省级 省星级园区=省级"},
    /* what a level leads, whatever it ends in */
    {"新增省级绿色制造体系77家，培育省级生产服务功能区1个，创建省级美丽幸福黄河",
     "省级绿色制造体系=省级 省级生产服务功能区=省级 省级美丽幸福黄河=省级"},
    {"自治区级防城边合区获批，高新区升级为国家级开发区，省级龙头企业发展到85户",
     "自治区级防城边合区=省级 国家级开发区=国家级 省级龙头企业=省级"},
    {"创建2个省、市级示范县和55个示范村", "市级示范县=市级 示范村=市级"},
    /* zones and pilots without a scope word */
    {"高标准建设跨境电商综合试验区，边境旅游试验区扎实推进，深化兰白自创区建设",
     "跨境电商综合试验区=- 边境旅游试验区=- 兰白自创区=-"},
    {"推进浙赣边际合作（衢饶）示范区建设", "浙赣边际合作（衢饶）示范区=-"},
    {"争取市场采购贸易方式试点，推动铜精矿“保税混矿”业务试点尽快获批",
     "市场采购贸易方式试点=- 铜精矿“保税混矿”业务试点=-"},
    {"持续做好长期护理保险国家试点", "长期护理保险国家试点=国家级"},
    /* titles with verbs, counts, years, quotes and book marks in them or before them */
    {"加快社会治安防控体系建设示范城市创建，获批全省高标准农田建设整县推进试点县",
     "社会治安防控体系建设示范城市=- 全省高标准农田建设整县推进试点县=省级"},
    {"入选全国首批50个5G商用城市，荣获第八届全国人民满意的公务员集体，跻身2017中国城市创新50强",
     "全国首批50个5G商用城市=国家级 全国人民满意的公务员集体=国家级 2017中国城市创新50强=国家级"},
    {"获得“五个一工程”奖，入选《世界记忆名录》，荣获全国国际友好城市交流合作奖",
     "“五个一工程”奖=- 世界记忆名录=国家级 全国国际友好城市交流合作奖=国家级"},
    {"创建全国牛羊布病无疫区，成为全省首个国家生态县", "全国牛羊布病无疫区=国家级 全省首个国家生态县=国家级"},
    {"通过义务教育均衡县（市、区）国家验收，全国营商环境创新城市、中国投资热点城市等36项荣誉纷至沓来",
     "义务教育均衡县=- 全国营商环境创新城市=国家级 中国投资热点城市=国家级"},
    /* what is quoted before 称号, after a scope word or within one; the first, one of several; fragments */
    {"那曲获“格萨尔艺人之乡”美誉，1人获全国“人民满意的公务员”称号，入围全省“天府综改企业”，打造“中国天冬之乡"
     "”",
     "格萨尔艺人之乡=- 人民满意的公务员=国家级 天府综改企业=省级 中国天冬之乡=国家级"},
    {"荣获全国政府服务热线“服务之星奖”，紫金铜业获省政府质量奖", "服务之星奖=国家级 省政府质量奖=省级"},
    {"成为河北首个江水村村通示范区，成为全国20个先进典型之一",
     "河北首个江水村村通示范区=省级 全国20个先进典型=国家级"},
    {"获批全国居家和社区养老服务改革、城市医联体建设、医保智能监控示范试点市",
     "全国居家和社区养老服务改革=国家级 城市医联体建设=国家级 医保智能监控示范试点市=国家级"},
    {"新增国家级高新技术企业50家、“专精特新”小巨人企业3家，新增3A级以上景区4家",
     "“专精特新”小巨人企业=国家级 3A级以上景区=-"},
    {"带动全域旅游示范区创建，三江源国家公园创建稳步推进，创建成省教育强市，新增国省级绿色工厂3家",
     "全域旅游示范区=- 国家公园=国家级 省教育强市=省级 国省级绿色工厂=国家级"},
    {"国家级现代农业产业园和国家农业高地实现零突破，获批首个环巢湖国家旅游休闲区",
     "国家级现代农业产业园=国家级 环巢湖国家旅游休闲区=国家级"},
    {"抓好“国家森林乡村”“省级森林城市”和“森林小镇”创建工作，荣获“全区法治政府建设示范市”称号",
     "国家森林乡村=国家级 省级森林城市=省级 森林小镇=- 全区法治政府建设示范市=省级"},
    {"被国家住建部确定为城市总体规划编制试点城市，以建设自贸区片区和市场采购贸易试点为牵引，创建省级以上生态"
     "示范县（市）1个、环境优美乡镇2个",
     "城市总体规划编制试点城市=- 市场采购贸易试点=- 省级以上生态示范县=省级 环境优美乡镇=省级"},
    {"新增绿色工厂国家级6家，A级景区数量增加到63家，成为全国旅游避暑城市，推进国家临床重点专科建设",
     "绿色工厂=国家级 A级景区=- 全国旅游避暑城市=国家级 国家临床重点专科=国家级"},
    {"荣获全国见义勇为城市奖，争创世界级旅游景区", "全国见义勇为城市奖=国家级 世界级旅游景区=国家级"},
    {"鞋城获中国现代制鞋产业城称号，培育省名牌产品8个，设立信阳农村改革发展综合试验区",
     "中国现代制鞋产业城=国家级 省名牌产品=省级 信阳农村改革发展综合试验区=-"},
    {"加快国家燃料电池汽车示范城市群建设，推进新能源示范城市创建工作，众创空间晋升国家级孵化器",
     "国家燃料电池汽车示范城市群=国家级 新能源示范城市=- 国家级孵化器=国家级"},
    /* endings of many places; levels of cities; verbs that are a part of the title */
    {"共建国家综合货运枢纽补链强链城市，抓好国家现代农业科技园区建设，创建首个农村金融信用市",
     "国家综合货运枢纽补链强链城市=国家级 国家现代农业科技园区=国家级 农村金融信用市=-"},
    {"积极开展市级示范河湖建设，推进西畴县“绿水青山就是金山银山”实践创新基地建设",
     "市级示范河湖=市级 西畴县“绿水青山就是金山银山”实践创新基地=-"},
    {"抓好农村土地承包经营权确权登记颁证国家整省推进试点，绿购网成为全省电子商务示范创建企业",
     "农村土地承包经营权确权登记颁证国家整省推进试点=国家级 全省电子商务示范创建企业=省级"},
    {"创建若干个省中医重点专科，扶绥县获批2022年度广西县域商业建设行动试点县，入选“央企十大超级工程”",
     "省中医重点专科=省级 广西县域商业建设行动试点县=省级 央企十大超级工程=-"},
    {"国家级专精特新“小巨人”企业[33]增至3家，抓好 4个 5A级景区创建，设立省级人工智能产业园",
     "国家级专精特新“小巨人”企业=国家级 5A级景区=- 省级人工智能产业园=省级"},
    {"获批中国（四川）自由贸易试验区德阳协同改革先行区，成为空港型国家物流枢纽",
     "中国（四川）自由贸易试验区德阳协同改革先行区=国家级 国家物流枢纽=国家级"},
    {"普查工作被评为全国先进，车管所获评全国一等车管所，我市成为全国首批百城千业万企对标达标试点城市",
     "全国先进=国家级 全国一等车管所=国家级 全国首批百城千业万企对标达标试点城市=国家级"},
    {"马拉松赛获评中国体育旅游精品项目，扬州高新区成为省首批文化科技产业园区，7户企业纳入省级龙头企业，"
     "扶持省级“菜篮子”基地建设",
     "中国体育旅游精品项目=国家级 省首批文化科技产业园区=省级 省级龙头企业=省级 省级“菜篮子”基地=省级"},
    {"国家级产业集聚园区由8个增至19个，新建11家首批省级创新创业基地，白城市成为全国首批16个海绵城市建设试点市"
     "之一",
     "国家级产业集聚园区=国家级 省级创新创业基地=省级 全国首批16个海绵城市建设试点市=国家级"},
    {"以创建全国健康城市为抓手，以洛平国家产业转型升级示范区为载体",
     "全国健康城市=国家级 国家产业转型升级示范区=国家级"},
    {"巩固全国双拥模范城建设和国防教育成果，用好全国首批城市更新试点城市政策",
     "全国双拥模范城=国家级 全国首批城市更新试点城市=国家级"},
    /* no honours */
    {"以现代农业示范园区为载体，以市域社会治理现代化试点为抓手，积极参与攀西战略资源创新开发试验区建设", ""},
    {"五年共承担国家级改革试点42项，省“顶尖人才项目”入选取得历史性突破", ""},
    {"打造世界级石化产业基地，建设世界级铝精深加工基地，办好全国田径大奖赛", ""},
    {"总量进入全国50强，泸州成为全省第三大空港城市，荣获3枚金牌，实现奥运金牌“零突破”", ""},
    {"加快生产服务型国家物流枢纽建设，加快建设渭河源国家级森林公园，推进流域生态保护修复国家试点工程", ""},
    {"设立市长质量奖，支持高新区成为“产业强市”的“排头兵”，开创“现代省会、经济强市”新局面", ""},
    {"新认定省级产业技术创新联盟5个，育成省级以上新品种5个，国家地理标志商标12件", ""},
    {"高水平创建乡村治理示范镇村，创建人才工作示范点，区域创新能力达到全国创新型城市中等水平", ""},
    {"机场进入国家一类机场行列，建成县级图书馆24个，成为全省首个超千亿产业集聚区，建设国际文化旅游名城", ""},
    {"打造世界级旅游城市，以建设滨海生态旅游城市为目标，年度评估获全省优秀等次，建设国际冷链物流基地", ""},
    {"获批国家级试点5个，积极参与中日韩地方经贸合作示范区建设，省政府支持毕节试验区建设", ""},
    {"深化国家民间投资综合改革试点，年内进入“国家队”，争创省级生物基、新型显示质量监督检验中心", ""},
    {"成功承办中国世界地质公园年会，冲刺二十强前的全市创建", ""},
    {"入选国家级商业体系建设行动名单，推进国家中医药综合改革示范区试点工作", ""},
    {"新增省级创新平台5家，建成县级社会福利中心2个，市级审批事项减少到110项，省级财政资金5亿元", ""},
    {"创建六大示范区，城乡一体化示范区建设，争创国家重点实验室，申报国家重点研发计划", ""},
    {"入选省重大产业项目数全省第2，争取国家资金支持", ""},
    {"创建10个电商示范镇、100个人居环境示范村，蝉联金牌总数第一", ""},
    {"县级公立医院改革试点有序开展，世界500强27家，跻身世界500强", "世界500强=国家级"},
    {"开展国家改革试点，国家改革试点工作，2个国家级开发区", ""},
    {"在副省级城市中居首，支持省级园区，全市新建城市社区12个，世界500强已有80家", ""},
    {"提高国际化城市水平，铸牢中华民族共同体意识教育基地，列入国家口岸开放规划", ""},
    {"新增农民合作社476个、家庭农场483个，加快建设国家湿地公园，获得省奖励资金", ""},
    {"开展各类生态示范区创建工作，“全国<b>文明</b>单位”", ""},
    {"打造全国最大的蔬菜示范区，建成全国最大食用菌产业示范区，推进县域医共体试点建设", ""},
    {"入选省“观星台”应用数量达到全省平均", ""},
    {"新增高新技术企业12家，组建重点实验室5家", ""},
    {"打造现代产业示范区，推进试点工作，加强文明城市建设", ""},
    {"创建20个示范县、100个示范乡镇", ""},
    {"先进单位负责人参加会议", ""},
    {"持续开展“三零”平安单位创建，深化依法行政示范单位创建活动", ""},
    {"引进世界500强企业，结交国际友好城市，居全国省会城市前列", ""},
    {"支持郑州建设国家中心城市，组建国家重点实验室", ""},
    /* not received, or lost */
    {"没有获得省级文明单位称号，未获评全国文明城市。被取消全国文明城市称号。我市未能成功入选全国文明城市",
     ""},
    {"尚未获得国家卫生城市称号。至今没有一个单位获评全国先进单位。全国文明城市称号被撤销。不得评为全国先进单"
     "位",
     ""},
    {"The city was not named a National Civilized City and never won the Model City Award", ""},
    {"未来五年，前所未有地荣获全国文明城市称号，未央区获评全国先进单位",
     "全国文明城市=国家级 全国先进单位=国家级"},
    {"示范区管理办法，国家试点工作方案，全国文明城市论坛", ""},
    {"He won the game and was named after his father", ""},
    {"", ""},
};

static void honors_of_texts(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char found[1024] = "";
        xun_facts facts = find(state, cases[i].text, "2018", "");
        for (size_t k = 0; k < facts.honor_count; k++) {
            const char *level = xun_honor_level_name(facts.honors[k].level);
            list(found, sizeof found, cases[i].text, facts.honors[k].start, facts.honors[k].end,
                 level != NULL ? level : "-");
        }
        assert_string_equal(found, cases[i].expected);
        xun_facts_free(&facts);
    }
}

static void who_when_and_canonical_name(void **state)
{
    xun_facts facts = find(state, "2016年6月，二七区被市委、市政府评为“综合工作优秀单位”。", "2017", "");
    assert_int_equal(facts.honor_count, 1);
    assert_string_equal(facts.honors[0].by, "市委、市政府");
    assert_string_equal(facts.honors[0].to, "二七区");
    assert_int_equal(facts.honors[0].year, 2016);
    xun_facts_free(&facts);
    facts = find(state, "率先获评“新国优”", "", "");
    assert_int_equal(facts.honor_count, 1);
    assert_string_equal(facts.honors[0].name, "全国计划生育优质服务先进单位");
    xun_facts_free(&facts);
}

/* text; who gave the first honour, who got it; "" when the text doesn't say */
static const struct {
    const char *text, *by, *to;
} parties[] = {
    {"二七区作为河南省唯一市辖区获评全国先进单位", "", "二七区"},
    {"二七区被市委、市政府评为“综合工作优秀单位”", "市委、市政府", "二七区"},
    {"省政府授予郑州市“河南省文明城市”称号", "省人民政府", "郑州市"},
    {"国务院授予其“全国民族团结进步模范集体”称号", "国务院", ""},
    {"“U创港”被认定为国家级科技企业孵化器", "", "U创港"},
    {"某小学连续5年荣获“全国文明校园”称号", "", "某小学"},
    {"创建全国文明城市", "", ""},
    {"二七区连续三年被评为河南省先进单位", "", "二七区"},
    {"我区连续五年荣获全国文明城区称号", "", "我区"},
    {"某校已连续两届获评全国文明校园", "", "某校"},
    {"连续三年荣获全国文明城区称号", "", ""},
    {"某街道第三次获评全国文明单位", "", "某街道"},
    {"推动更多区县分别入选全国先进单位", "", "更多区县"},
    {"力争获评全国文明城市", "", ""},
    {"以优异成绩荣获全国文明城市称号", "", ""},
    {"将我市评为全国文明城市", "", "我市"},
    {"将乐、清流获评全国文明村镇", "", "将乐、清流"},
    {"郝堂村成为河南省唯一入选全国文明村镇的村", "", "郝堂村"},
    {"我市运动员在全运会上荣获金奖", "", "我市运动员"},
    {"力争到2025年获评全国文明城市", "", ""},
    {"Erqi District was designated as a National Civilized City by the State Council", "国务院", "二七区"},
    {"Last December the District People's Procuratorate was named a National Advanced Primary Procuratorate",
     "", "区人民检察院"},
    {"Last year the district court was awarded the title of Advanced Unit of Henan Province by the "
     "provincial "
     "government.",
     "省人民政府", "district court"},
    {"Haier Group received the China Charity Award from the Ministry of Civil Affairs.", "民政部",
     "Haier Group"},
    {"Laoshan was recognised as a National Model District by the Ministry of Ecology and Environment",
     "生态环境部", "Laoshan"},
    {"The China Charity Alliance named Erqi a Promoter of the Year 2016.", "中国慈善联合会", "二七区"},
    {"In this year's municipal appraisal Erqi was again named a Zhengzhou Advanced Unit in Work Safety", "",
     "二七区"},
    {"The Yingtaogou scenic area joined the national 4A-level tourist attractions", "", "樱桃沟景区"},
    {"This year the district was named a Henan Advanced Unit in Work Safety", "", ""},
    {"it received the National Quality Award", "", ""},
};

static void parties_of_honors(void **state)
{
    for (size_t i = 0; i < sizeof parties / sizeof *parties; i++) {
        xun_facts facts = find(state, parties[i].text, "2018", "");
        assert_int_equal(facts.honor_count, 1);
        const xun_honor *honor = &facts.honors[0];
        assert_string_equal(honor->by != NULL ? honor->by : "", parties[i].by);
        assert_string_equal(honor->to != NULL ? honor->to : "", parties[i].to);
        xun_facts_free(&facts);
    }
}

/* text of a report of 2018; the honours' years, and how they are known */
static const struct {
    const char *text, *years;
} years[] = {
    {"张三获评全国劳动模范。李四荣获金奖。2015年，二七区获评全省先进单位。",
     "2018 inherited, 2018 inherited, 2015 stated"},
    {"2015年，二七区获评全省先进单位。张三获评全国劳动模范。2016年总结。", "2015 stated, 2015 stated"},
    {"二七区获评全省先进单位（2015年），并荣获全国文明城区称号。", "2015 stated, 2015 stated"},
    {"荣获全国文明城区称号，力争2020年再创辉煌。2013年总结。", "2018 inherited"},
    {"去年11月荣获全国文明城区称号。", "2017 relative"},
    {"“十三五”期间荣获全国文明城区称号。", "2018 period"},
    {"被授予“2016年度推动者”称号。", "2016 stated"},
    {"It won the Model City Award in 2016. It was named a Model City.", "2016 stated, 2016 stated"},
    {"It won the Model City Award. In 2016 it was named a Model City.", "2018 inherited, 2016 stated"},
    /* compared, of another name, to come, right behind */
    {"产值比2015年增长一倍，荣获全省先进单位；利润是2014年的4倍，获评全国文明单位", "2018 inherited, 2018 inherited"},
    {"2017年，产值是2015年的4.6倍，荣获全省对外开放先进单位", "2017 stated"},
    {"申办2021年第12届世界运动会，获评“全国双拥模范城”", "2018 inherited"},
    {"依据《国土空间规划纲要（2017-2035年）》，入选国家物流枢纽承载城市", "2018 inherited"},
    {"荣获国家卫生城市（2016年）、全国文明城市（2017年）称号", "2016 stated, 2017 stated"},
    {"到2020年，创建全国文明城市", "2020 stated"},
};

static void years_of_honors(void **state)
{
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        char found[128] = "";
        xun_facts facts = find(state, years[i].text, "2018", "");
        for (size_t k = 0; k < facts.honor_count; k++)
            snprintf(found + strlen(found), 32, "%s%d %s", k > 0 ? ", " : "", facts.honors[k].year,
                     xun_time_how_name(facts.honors[k].how));
        assert_string_equal(found, years[i].years);
        xun_facts_free(&facts);
    }
}

static void fragments_are_named_with_the_ending_they_share(void **state)
{
    static const char *const names[] = {"全国综合实力百强区", "投资潜力百强区", "绿色发展百强区"};
    xun_facts facts = find(state, "连年入选全国“综合实力、投资潜力、绿色发展”3个百强区", "2018", "");
    assert_int_equal(facts.honor_count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(facts.honors[i].name, names[i]);
    xun_facts_free(&facts);
}

static void a_number_or_year_inside_an_honor_is_none(void **state)
{
    xun_facts facts = find(state, "被授予“2016年度推动者”称号，荣获国家5A级旅游景区", "", "");
    assert_int_equal(facts.time_count, 0);
    assert_int_equal(facts.figure_count, 0);
    xun_facts_free(&facts);
}

static void missing_rules_are_told(void **state)
{
    xun_fact_finder *finder;
    xun_error error;
    (void)state;
    assert_int_equal(xun_fact_finder_open(&finder, "/nowhere", &error), XUN_NOT_FOUND);
    assert_null(finder);
    assert_non_null(strstr(error.message, "/nowhere"));
    xun_fact_finder_close(NULL);
    xun_facts_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(honors_of_texts),
        cmocka_unit_test(who_when_and_canonical_name),
        cmocka_unit_test(parties_of_honors),
        cmocka_unit_test(years_of_honors),
        cmocka_unit_test(fragments_are_named_with_the_ending_they_share),
        cmocka_unit_test(a_number_or_year_inside_an_honor_is_none),
        cmocka_unit_test(missing_rules_are_told),
    };
    return cmocka_run_group_tests(tests, open_finder, close_finder);
}
