#include "facts_fixture.h"

/* text; expected projects as text=stage */
static const struct {
    const char *text, *expected;
} cases[] = {
    {"两年内关停城市规划区域内的古书院、王台铺、北岩等煤矿", ""},
    {"集中签约了华侨城、万科·水晶城等9个重大产业项目", "华侨城=签约 万科·水晶城=签约"},
    {"加快启动曹洼森林体验园、陈家沟遗址生态观光园等12个生态项目",
     "曹洼森林体验园=开工 陈家沟遗址生态观光园=开工"},
    {"二七广场隧道全面开工", "二七广场隧道=开工"},
    {"陇西国际城小学等8所学校建成投用", "陇西国际城小学=投用"},
    {"中原国际会展中心投用", "中原国际会展中心=投用"},
    {"洛阳百万吨乙烯项目开工建设", "洛阳百万吨乙烯项目=开工"},
    {"加快出山店、前坪水库建设", "出山店=在建 前坪水库=在建"},
    {"大顺路、同心路等65条道路开工建设", "大顺路=开工 同心路=开工"},
    {"二里头夏都遗址博物馆开馆", "二里头夏都遗址博物馆=投用"},
    {"郑州航空航天大学加快筹建", "郑州航空航天大学=规划"},
    {"Metro Line 6 opened to traffic", "Metro Line 6=投用"},
    {"The Fenghu Lake Park was completed", "Fenghu Lake Park=竣工"},
    {"Ground was broken on Metro Line 4 and the Qingdao North Station Expansion Project.",
     "Metro Line 4=开工 Qingdao North Station Expansion Project=开工"},
    {"Construction of the Erqi Square Tunnel began in June 2017. Phase II of Huahuaniu was completed and put "
     "into "
     "operation. Vanke Crystal City opened.",
     "Erqi Square Tunnel=开工 Phase II of Huahuaniu=投用 Vanke Crystal City=投用"},
    {"We will start construction of the Qingdao Science Museum and Phase III of the Qianwan Port.",
     "Qingdao Science Museum=开工 Phase III of the Qianwan Port=开工"},
    {"On 1 October the Songshi Garden at the corner of Hanghai Road and Gongren Road opened its gate",
     "Songshi Garden=投用"},
    {"Planning of the Pastoral Town will begin.", "Pastoral Town=规划"},
    {"press on with China Resources Smart Innovation City and the Zhengtou Science and Technology Innovation "
     "Park",
     "China Resources Smart Innovation City=推进 Zhengtou Science and Technology Innovation Park=推进"},
    {"The Henan Museum of Arts and Crafts and the Provincial Centre for Quju Opera and Drama are being built "
     "faster",
     "Henan Museum of Arts and Crafts=在建 Provincial Centre for Quju Opera and Drama=在建"},
    {"No. 81 Middle School, Qunan Road No. 1 Primary School and four more schools should be completed",
     "No. 81 Middle School=竣工 Qunan Road No. 1 Primary School=竣工"},
    {"the Fenghu Park to speed up, the second phase of Huahuaniu Dairy to go into production",
     "Fenghu Park=在建 second phase of Huahuaniu Dairy=投产"},
    {"We walked along Changjiang West Road to the Erqi Memorial Tower and Zhengzhou Railway Station.", ""},
    {"The Fenghu Lake Park has not been started; a trial began at Zhengtong Middle School",
     "Fenghu Lake Park=-"},
    {"全力配合做好地铁6号线、7号线等轨道交通附属物征收工作", "地铁6号线=- 7号线=-"},
    {"推进轨道交通4、5号线，谋划K1、K2市域快线", "轨道交通4=推进 5号线=推进 K1=规划 K2市域快线=规划"},
    {"加快G310西南段、S541二七段建设", "G310西南段=在建 S541二七段=在建"},
    {"6月底前轨道交通三期全部开工", "轨道交通三期=开工"},
    {"建成省科技馆新馆，改造市消防指挥中心", "省科技馆新馆=竣工 市消防指挥中心=在建"},
    {"东部垃圾焚烧发电厂建成投用", "东部垃圾焚烧发电厂=投用"},
    {"加快建设中国中部电商港、电影小镇", "中国中部电商港=在建 电影小镇=在建"},
    {"加快建設鄭州地鐵6號線", "鄭州地鐵6號線=在建"},
    {"Construction of the Xiaolangdi Dam started in 1994", "Xiaolangdi Dam=开工"},
    {"Line 6 of the Zhengzhou Metro was put into operation", "Line 6 of the Zhengzhou Metro=投用"},
    {"国家超算中心加快建设，建设市现代农业示范园", "国家超算中心=在建 市现代农业示范园=在建"},
    {"推进中国邮政郑州集疏中心，加快上街机场改扩建工程", "中国邮政郑州集疏中心=推进 上街机场改扩建工程=在建"},
    {"郑焦城际铁路基本建成", "郑焦城际铁路=竣工"},
    {"改造五泉山和白塔山公园", "五泉山=在建 白塔山公园=在建"},
    {"河南电子科技大学加快筹建，推进浑南新区建设", "河南电子科技大学=规划 浑南新区=推进"},
    {"S2、T1线开工建设，建强国家中医药传承创新中心", "S2=开工 T1线=开工 国家中医药传承创新中心=-"},
    {"国家超级计算郑州中心建成，洛阳至驻马店成品油管道开工",
     "国家超级计算郑州中心=竣工 洛阳至驻马店成品油管道=开工"},
    {"省体育中心等一批标志性项目建成投用", "省体育中心=投用"},
    {"实施国家级新型互联网交换中心、人工智能计算中心、中国移动网络云郑州大区中心等重大项目",
     "国家级新型互联网交换中心=推进 人工智能计算中心=推进 中国移动网络云郑州大区中心=推进"},
    {"开工建设绕城高速公路，环城货运通道全线贯通", "绕城高速公路=开工 环城货运通道=竣工"},
    {"改扩建五台山机场和安庆机场", "五台山机场=在建 安庆机场=在建"},
    /* works of common words, where the sentence says that one is built */
    {"加快建设期货产业园，开工建设新机场，建成科技馆、体育馆",
     "期货产业园=在建 新机场=开工 科技馆=竣工 体育馆=竣工"},
    {"建设第二儿童医院，第十水厂建成投用，启动市第二福利院建设",
     "第二儿童医院=在建 第十水厂=投用 市第二福利院=开工"},
    {"长山大桥竣工，推进黑龙江路建设，永城电厂开工", "长山大桥=竣工 黑龙江路=推进 永城电厂=开工"},
    {"国际公路运输集结中心建成，启用雾凇物流园", "国际公路运输集结中心=竣工 雾凇物流园=投用"},
    /* capacities, transfers, lines and stretches */
    {"25万吨甲醇项目竣工，推进十堰至襄阳卧龙500千伏输电线路工程",
     "25万吨甲醇项目=竣工 十堰至襄阳卧龙500千伏输电线路工程=推进"},
    {"加快引江济淮、青电入豫建设，开工建设轨道交通S2线", "引江济淮=在建 青电入豫=在建 轨道交通S2线=开工"},
    {"隆黄铁路隆叙段通车，南湾大道横琴隧道连接段建成", "隆黄铁路隆叙段=投用 南湾大道横琴隧道连接段=竣工"},
    {"推进沙颍河“通港达园”项目", "沙颍河“通港达园”项目=推进"},
    /* stages: the last verb of a row tells, a verb of speed before another doesn't, nor what is a part of a
       name */
    {"内城河闸站建成投入使用，东周水厂、石佛水厂改造完成", "内城河闸站=投用 东周水厂=竣工 石佛水厂=竣工"},
    {"谋划推进鹯阴大桥建设，谋划建设金翠产业园", "鹯阴大桥=规划 金翠产业园=规划"},
    {"推动太绥高铁、大西高铁提速改造工程开工建设", "太绥高铁=开工 大西高铁提速改造工程=开工"},
    {"推进文莱高速公路、环山路拓宽改造等项目，加快昆玉铁路扩能改造",
     "文莱高速公路=推进 环山路=推进 昆玉铁路扩能改造=在建"},
    {"前坪水库前期工作加快，郑汴洛濮氢走廊建设加快", "前坪水库=规划 郑汴洛濮氢走廊=在建"},
    {"配合川藏铁路建设，海鸭蛋产业园引进企业5家", "川藏铁路=推进 海鸭蛋产业园=-"},
    /* what the clause says of a name: a partner, another's builder, a class among classes, a part of another
       work */
    {"推动与北京大学、东华大学等高校合作，抓紧与中石油、中石化等央企共同谋划", ""},
    {"支持宁夏理工学院建成宁夏理工学院新校区，推动皖江中心战略合作", "宁夏理工学院新校区=竣工"},
    {"规划建设一批专卖店、直销中心，加快推进燕矶长江大桥及接线工程", "燕矶长江大桥=推进"},
    {"德清地理信息小镇入选全省首批特色小镇创建名单，正定古城创建5A级景区", "德清地理信息小镇=-"},
    {"推进梅西水库管理局改革，打通省际高速公路断头路", ""},
    {"“十大示范项目”：凤凰山森林公园项目、渔洞水库项目。", "凤凰山森林公园项目=- 渔洞水库项目=-"},
    /* two things done to one work, what stands in counted lists, zones that are applied for */
    {"推进洱海流域山水林田湖草沙一体化保护和修复工程，金水河调洪及分洪工程基本建成",
     "洱海流域山水林田湖草沙一体化保护和修复工程=推进 金水河调洪及分洪工程=竣工"},
    {"完成沿江中路等10条市政道路升级改造，抓好双子座、枣矿城等商住设施建设",
     "沿江中路=竣工 双子座=推进 枣矿城=推进"},
    {"重建福春桥、胜利桥、花园桥", "福春桥=在建 胜利桥=在建 花园桥=在建"},
    {"积极申建综合保税区，江山抽蓄开工建设", "综合保税区=规划 江山抽蓄=开工"},
    /* lists */
    {"推进巨无霸锂电池、华明正极材料、世纪互联等项目", "巨无霸锂电池=推进 华明正极材料=推进 世纪互联=推进"},
    {"引进了德青源金鸡、金宇浩睿等一批扎根落地的大项目好项目", "德青源金鸡=签约 金宇浩睿=签约"},
    {"加快驻马店至信阳、许昌至南阳等7条587公里在建高速公路建设", "驻马店至信阳=在建 许昌至南阳=在建"},
    {"加快周口、潢川、鲁山等机场前期工作", "周口=规划 潢川=规划 鲁山=规划"},
    {"加强青弋江、水阳江等治理", "青弋江=- 水阳江=-"},
    {"推进郑许、郑洛、焦平等8个高速公路项目", "郑许=推进 郑洛=推进 焦平=推进"},
    {"开工建设地铁4号线二期和7号线", "地铁4号线二期=开工 7号线=开工"},
    {"建成菜园坝长江大桥和雾凇净水管网工程", "菜园坝长江大桥=竣工 雾凇净水管网工程=竣工"},
    {"完成金河、绛帐、凤翔县污水处理厂建设", "金河=竣工 绛帐=竣工 凤翔县污水处理厂=竣工"},
    {"实施洪汝河、小洪河治理工程，加快郑万、郑合高铁建设",
     "洪汝河=推进 小洪河治理工程=推进 郑万=在建 郑合高铁=在建"},
    {"推进正宁核桃峪、环县马福川等大型煤矿建设", "正宁核桃峪=推进 环县马福川=推进"},
    {"实施天池河、杨兴河等15条中小河流山洪沟道综合治理", "天池河=推进 杨兴河=推进"},
    {"推动万达广场、中粮油脂等一批项目签约", "万达广场=签约 中粮油脂=签约"},
    {"支持周口港、信阳港建设，南阳卧龙综保区封关运行", "周口港=推进 信阳港=推进 南阳卧龙综保区=投用"},
    {"加快丝绸之路文化交流中心建设，实施历史遗留废弃矿山生态修复示范工程",
     "丝绸之路文化交流中心=在建 历史遗留废弃矿山生态修复示范工程=推进"},
    {"推进东坡文化旅游区建设", "东坡文化旅游区=推进"},
    {"打通纺织大道、汉陵路，推进邯港、曲港高速公路建设",
     "纺织大道=竣工 汉陵路=竣工 邯港=推进 曲港高速公路=推进"},
    {"建成市生活垃圾焚烧发电厂，推进市图书馆建设", "市生活垃圾焚烧发电厂=竣工 市图书馆=推进"},
    {"推进精密制造园、食品产业园、雾凇印刷基地等项目", "精密制造园=推进 食品产业园=推进 雾凇印刷基地=推进"},
    {"加快建设成品粮储备中心，推进广西软件城建设", "成品粮储备中心=在建 广西软件城=推进"},
    {"贾鲁河综合治理全面完工，开工建设穿黄工程", "贾鲁河综合治理=竣工 穿黄工程=开工"},
    {"完善白石湖公园、林湖公园等景观设施", "白石湖公园=- 林湖公园=-"},
    {"推进（3）永州新能源产业园", "永州新能源产业园=推进"},
    {"（1）蓝山皮具箱包项目。（2）道县导电玻璃生产项目", "蓝山皮具箱包项目=- 道县导电玻璃生产项目=-"},
    {"加快五彩田园、大容山、玉东湖、中泰（玉林）国际旅游文化产业园等景区建设",
     "五彩田园=在建 大容山=在建 玉东湖=在建 中泰（玉林）国际旅游文化产业园=在建"},
    {"开工建设北部湾危险化学品应急救援基地", "北部湾危险化学品应急救援基地=开工"},
    {"谋划建设亚欧大宗商品商贸物流中心、丝绸之路文化交流中心、能源储运交易中心",
     "亚欧大宗商品商贸物流中心=规划 丝绸之路文化交流中心=规划 能源储运交易中心=规划"},
    /* neighbours in an enumeration */
    {"启动河南电子科技大学、郑州航空航天大学建设", "河南电子科技大学=开工 郑州航空航天大学=开工"},
    {"加快市群艺馆、美术馆建设，推进雪浪、慧海湾物联网小镇建设",
     "市群艺馆=在建 美术馆=在建 雪浪=推进 慧海湾物联网小镇=推进"},
    {"力争通关河、冯坊河水库上半年开工，推动利源肉鸡、大进蛋鸭项目达产",
     "通关河=开工 冯坊河水库=开工 利源肉鸡=投产 大进蛋鸭项目=投产"},
    {"加快沿江高铁合武段、汉宜段建设，建成湘江六桥、七桥",
     "沿江高铁合武段=在建 汉宜段=在建 湘江六桥=竣工 七桥=竣工"},
    {"建成江北铁路，武汉至咸宁、武汉至黄石城际铁路", "江北铁路=竣工 武汉至咸宁=竣工 武汉至黄石城际铁路=竣工"},
    {"加快机场至登封、机场至洛阳城际铁路建设", "机场至登封=在建 机场至洛阳城际铁路=在建"},
    {"推进郑州、洛阳和南阳机场改扩建工程", "郑州=推进 洛阳=推进 南阳机场改扩建工程=推进"},
    {"申建雾凇保税物流中心（B型），实施好雾凇湿地等工程", "雾凇保税物流中心（B型）=规划 雾凇湿地=推进"},
    {"凤鸣集团年产4000台工程机械、凤凰轮胎年产200万套子午胎等项目建成投产",
     "凤鸣集团年产4000台工程机械=投产 凤凰轮胎年产200万套子午胎=投产"},
    {"焦作至省界、洛阳至大安2条155公里建成通车，许昌至南阳、郑州至少林寺两条187公里高速公路开工",
     "焦作至省界=投用 洛阳至大安=投用 许昌至南阳=开工 郑州至少林寺=开工"},
    {"推进华晶超硬材料、雾凇能源等一批新能源、新材料项目，完成潮河下游、枯河下游等河道治理",
     "华晶超硬材料=推进 雾凇能源=推进 潮河下游=竣工 枯河下游=竣工"},
    {"色尼12万千瓦光伏、索县神话亚拉6万千瓦储能项目并网发电",
     "色尼12万千瓦光伏=投产 索县神话亚拉6万千瓦储能项目=投产"},
    {"启动京港澳、连霍高速公路改扩建工程，推进雾凇综保区扩区",
     "京港澳=开工 连霍高速公路改扩建工程=开工 雾凇综保区=推进"},
    {"确保“两院一中心”投用，力争“四中心”开工建设，推进“四个中心”建设", "两院一中心=投用 四中心=开工"},
    /* lists that tell more or less of their members */
    {"新开工智能高低压电力产品等11个项目，竣工交通标准件制造等项目",
     "智能高低压电力产品=开工 交通标准件制造=竣工"},
    {"推进海伦御馨大豆精深加工、龙昊生物科技30万吨果糖等产业项目",
     "海伦御馨大豆精深加工=推进 龙昊生物科技30万吨果糖=推进"},
    {"雪浪丙烯腈、雾凇化工交易中心等加速落地", "雪浪丙烯腈=签约 雾凇化工交易中心=签约"},
    {"加快河池至荔波、上思至峒中等项目，打通云马路、娄湖北路等27条“断头路”",
     "河池至荔波=推进 上思至峒中=推进 娄湖北路=竣工"},
    {"实施佩枯措、多庆措等重要湖泊生态保护治理", "佩枯措=推进 多庆措=推进"},
    {"重点抓好生态环保项目：湘江流域生态综合治理项目。祁阳市生态环境质量综合提升项目。",
     "湘江流域生态综合治理项目=- 祁阳市生态环境质量综合提升项目=-"},
    {"4个国铁项目指广湛高铁、深江铁路", "广湛高铁=- 深江铁路=-"},
    /* names without an ending, with dashes, and with function characters */
    {"美鑫电解铝达产达效，推进华阳华钠电芯投产", "美鑫电解铝=投产 华阳华钠电芯=投产"},
    {"中国—东盟（北海）国际水产城开工，加快托托—阿拉山口生态旅游通道建设",
     "中国—东盟（北海）国际水产城=开工 托托—阿拉山口生态旅游通道=在建"},
    {"加快建设华为大数据产业园，杨靖宇将军纪念馆建成开馆，开工建设宁和高速",
     "华为大数据产业园=在建 杨靖宇将军纪念馆=投用 宁和高速=开工"},
    {"农村电网改造一期工程全面完成，完成南太行地区生态保护修复国家试点工程",
     "农村电网改造一期工程=竣工 南太行地区生态保护修复国家试点工程=竣工"},
    {"开工建设了郑州大学，筹建国家级苎麻质检中心", "郑州大学=开工 国家级苎麻质检中心=规划"},
    {"| 计划竣工 | 24 | 中国中部电商港、马寨综合管廊 |", "中国中部电商港=竣工 马寨综合管廊=竣工"},
    /* what is not done is no stage */
    {"未开工的老鸦陈改造项目", "老鸦陈改造项目=-"},
    {"尚未开工的二七万达广场项目、福华街小学项目", "二七万达广场项目=- 福华街小学项目=-"},
    /* no projects */
    {"支持武汉、襄阳等地争创示范工程，等离子面板、半导体等产业", ""},
    {"打造华北地区班列集散中心、多式联运枢纽中心", ""},
    {"开工项目187个，企业投产率提高，启动小作坊标准化改造", ""},
    {"一批重要的科技创新基地相继建成，完成黄河滩区居民迁建", ""},
    {"形成长江、淮河、黄河互联互通互补的水网格局，推进生态搬迁", ""},
    {"实施节能环保技术装备产业化示范工程、电子商务示范工程", ""},
    {"建设社区养老服务中心、4所二级综合医院、农村公共体育中心等重点项目", ""},
    {"国家工业设计中心实现“零”突破，抓好市县两级公共图书馆建设", ""},
    {"及时协调解决项目，分档做好项目，严格规范高危项目，力招引重大项目", ""},
    {"新建零碳园区，发布事项目录，支持太极拳等项目申遗", ""},
    {"打造“两廊三园”，推进公园绿地建设工程", ""},
    {"新增国家级5G工厂，建设省级零碳工厂", ""},
    {"尖岗水库获评最美水站", ""},
    {"重点项目、棚户区改造、农村公路、高标准农田项目加快推进", ""},
    {"深入实施“三年行动计划”，推进“菜篮子”工程", ""},
    {"市场主体达到14.7万户，中心城区，工程师，高速增长", ""},
    {"郑州市重点项目，河南省农村公路", ""},
    {"坚决杜绝“形象工程”，明晰扶贫项目资产，凡重大项目一抓到底", ""},
    {"实施雁阵工程、企业攀登工程，深化“造福工程”搬迁，推进质效提升工程", ""},
    {"加快线上线下融合，提高城市服务港口经济的能力，厘清工作思路", ""},
    {"实施对口援建项目，完成过渡安置房建设，新建和改扩建学校20所", ""},
    {"整治农村闲置宅基地，建好新时代文明实践中心，融入海南自贸港", ""},
    {"建设生产资料市场，8条快速路、10座跨江大桥，改造火电厂", ""},
    {"与东北师范大学签约，北京经济技术开发区要加大开放力度", ""},
    {"新增三级乙等医院，支持高等学校建设实训基地", ""},
    {"推进一河两岸三街建设，绝大多数项目投产，沿快速路、高架桥绿化，晋位全国十大汽车城", ""},
    {"实现所有设区市通高铁，坚持“港人治港”，做优县级医院，与德国亚琛工业大学合作筹建分校", ""},
    {"京广铁路完好，郑州机场吞吐量完成，湘潭港总体规划获批", ""},
    {"郑州机场获批第五航权，推动洋浦高级技工学校升格为海南技师学院", ""},
    {"把宁波港建设成为深水外港，打造成全国知名的温暖小镇", ""},
    {"在中原科技城实行新政策，推动中原农谷与周口农高区协同发力", ""},
    {"推进三峡水库、丹江口水库等重点区域环境保护，完成山塘水库除险加固124座", ""},
    {"推动嵩山、黄河等7家省实验室创新，严禁新增隐性债务上新项目", ""},
    {"支持洛阳理工学院建设高水平应用技术大学，中欧班列开行", ""},
    {"实施名师名校引育工程，现代农业小镇、手工业小镇", ""},
    /* what a place shall be, where one goes, pilots, reforms, what is counted and verbs that are no names */
    {"打造醴陵陶瓷产业基地、茶陵鲜肉供应基地，建设区域医疗中心、现代农业装备制造基地", ""},
    {"县政府年底入驻丹河新城，融入大九寨、蜀道三国环线，融入蒙东新能源基地建设", "蒙东新能源基地=在建"},
    {"推进朱湖湿地公园近零碳排放试点，完成七家子粮库混改，推进六大兴水工程", ""},
    {"支持徐州老工业基地振兴，整治非法码头，完成甲玛选矿厂的污染治理", ""},
    {"大冈村、环滘村等15条村社自来水改造项目完工，推进安平丝网、大营裘皮等国家级外贸转型升级示范基地建设",
     ""},
    {"与长三角G60科创走廊合作，推动铜检中心和铜产业工程技术中心整合，支持原平开发区申报创建国家级开发区", ""},
    {"加强“华西二院—市妇幼保健院、省中医院—市中医医院”等紧密型医联体建设，打造28个名人展馆", ""},
    {"推进智能输送装备产业园、精密制造、工业机器人等项目建设，加快建设醴炎县域经济发展走廊",
     "智能输送装备产业园=推进"},
    {"建成雄安郊野公园和若干城市公园，苗族民歌等3个项目入选国家级名录，抓紧做好轨道交通报批工作",
     "雄安郊野公园=竣工"},
    {"其中漠河机场已建成使用，助推正威铜基新材料基地建设，兰洽会签约项目开工43个，中标广州桥梁工程订单",
     "漠河机场=投用 正威铜基新材料基地=推进"},
    {"引黄济宁工程早日开工，镜湖新区首位度提升，实施民族地区义务教育学校取暖补助", "引黄济宁工程=开工"},
    {"沼南大道实现主线通车，催生金凤桥次级商圈，实化项目前期工作", "沼南大道=投用"},
    {"严格控制修建楼堂馆所，采取按日计罚、限停限产等手段", ""},
    /* what governs a list, and how far a work is */
    {"抓好津东高温热媒新材料、格锐恩绿色钢能循环利用等220项新开工项目，韬之翼智慧建造中心、晋潞注塑等100项续"
     "建项目",
     "津东高温热媒新材料=开工 格锐恩绿色钢能循环利用=开工 韬之翼智慧建造中心=在建 晋潞注塑=在建"},
    {"加快引洮供水二期、红崖山水库加高扩建等在建项目进度，加快国道312乾县县城过境公路等13条国省干线公路建设",
     "引洮供水二期=在建 红崖山水库加高扩建=在建 国道312=在建"},
    {"加快实施海棠湾风情小镇、亚龙湾玫瑰谷风情小镇等项目建设，推动建设河东湿地公园，加快市中医院建设项目",
     "海棠湾风情小镇=推进 亚龙湾玫瑰谷风情小镇=推进 河东湿地公园=推进 市中医院建设项目=在建"},
    {"争取北控、华星煤制气和伊泰200万吨煤制油等项目核准并开工建设，争取开工建设贯孟堤扩建工程",
     "北控=开工 华星煤制气=开工 伊泰200万吨煤制油=开工 贯孟堤扩建工程=开工"},
    {"大黑沟固废综合处理厂建设，七道湾污水处理厂提标改造，乌鲁木齐河防洪工程加快推进",
     "大黑沟固废综合处理厂=推进 七道湾污水处理厂=推进 乌鲁木齐河防洪工程=推进"},
    {"陇电入鲁特高压工程前期进展顺利，汶川川西北物流中心建设加快，宁德时代福鼎基地实现当年签约、当年投产",
     "陇电入鲁特高压工程=规划 汶川川西北物流中心=在建 宁德时代福鼎基地=投产"},
    {"扬州技师学院、市妇女儿童医院迁建工程主体封顶，阜外华中心血管病医院获批建设，金町湾滨海旅游区等"
     "片区征地",
     "扬州技师学院=竣工 市妇女儿童医院迁建工程=竣工 阜外华中心血管病医院=规划 金町湾滨海旅游区=-"},
    /* lists counted by size and by stretches, capacities, institutes in a list; actors, links and services */
    {"双桥污水处理厂建成投用，建成内陆地区首个国际公路运输集结中心",
     "双桥污水处理厂=投用 国际公路运输集结中心=竣工"},
    {"打通哈肇公路与鹤大公路的连接，北部产业新城加快推进邯郸七彩文化城建设", "邯郸七彩文化城=推进"},
    {"开通太原—忻州城际列车，推广朝阳新城土地储备模式，改造东方居等小区地下管网", ""},
    {"瑞丽至孟连、景谷至宁洱等9条（段）498公里高速公路推进，规划建设梅潮高速、汕头至饶平等高速公路",
     "瑞丽至孟连=推进 景谷至宁洱=推进 梅潮高速=规划 汕头至饶平=规划"},
    {"推进老山、牛首山和栖霞山五大郊野公园建设，关停古书院、王台铺等煤矿",
     "老山=推进 牛首山=推进 栖霞山=推进"},
    {"推动益海嘉里1万吨聚葡萄糖、尼尔科达90万平方米智能家具等重点项目开工",
     "益海嘉里1万吨聚葡萄糖=开工 尼尔科达90万平方米智能家具=开工"},
    {"公铁联运客运站项目稳步推进，桂中治旱工程全线通水", "公铁联运客运站项目=推进 桂中治旱工程=投用"},
    {"加快中科中山药物创新研究院等高端创新平台建设，支持哈工大郑州高等研究院高质量建设",
     "中科中山药物创新研究院=在建 哈工大郑州高等研究院=推进"},
    {"浙江大学红河创新技术研究院建设取得新进展，泸州综合保税区正式封关运行",
     "浙江大学红河创新技术研究院=推进 泸州综合保税区=投用"},
    {"来宾西过境线、东过境公路建成通车，开工建设太湖220千伏等7个输变电工程",
     "来宾西过境线=投用 东过境公路=投用 太湖220千伏=开工"},
    {"加快昭平台、白龟山等大中型水库除险加固，加快可门港开发区，推动南四环、郑登快速路等5条道路施工",
     "昭平台=在建 白龟山=在建 南四环=在建 郑登快速路=在建"},
    {"浙江大学红河创新技术研究院建设取得新进展，西康高铁建设顺利",
     "浙江大学红河创新技术研究院=推进 西康高铁=推进"},
    {"The project was completed", ""},
    {"", ""},
};

static void projects_of_texts(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char found[1024] = "";
        xun_facts facts = find(state, cases[i].text, "2018", "");
        for (size_t k = 0; k < facts.project_count; k++) {
            const char *stage = facts.projects[k].stage;
            list(found, sizeof found, cases[i].text, facts.projects[k].start, facts.projects[k].end,
                 stage != NULL ? stage : "-");
        }
        assert_string_equal(found, cases[i].expected);
        xun_facts_free(&facts);
    }
}

/* name; canonical name; index term */
static const struct {
    const char *name, *canonical, *term;
} names[] = {
    {"万科·水晶城", "万科水晶城", "万科水晶城"},
    {"“万科水晶城”", "万科水晶城", "万科水晶城"},
    {"万科·水晶城项目", "万科水晶城", "万科水晶城"},
    {"某某大剧院工程", "某某大剧院", "某某大剧院"},
    {"大沙河综合治理工程", "大沙河综合治理工程", "大沙河综合治理工程"},
    {"老鸦陈改造项目", "老鸦陈改造项目", "老鸦陈改造项目"},
    {"重点项目", "重点项目", "重点项目"},
    {"郑州CSD", "郑州CSD国际时尚商贸中心", "郑州csd国际时尚商贸中心"},
    {"郑州ＣＳＤ时尚商贸中心", "郑州CSD国际时尚商贸中心", "郑州csd国际时尚商贸中心"},
    {"某 某 大厦", "某某大厦", "某某大厦"},
    {"Fenghu Lake Park", "Fenghu Lake Park", "fenghu lake park"},
    {"Vanke Crystal City", "万科水晶城", "万科水晶城"},
    {"vanke crystal city", "万科水晶城", "万科水晶城"},
    {"Dehua Street", "德化步行街", "德化步行街"},
    {"Central China E-Commerce Port", "中国中部电商港", "中国中部电商港"},
    {"The Zhengzhou CSD International Fashion Trade Center", "郑州CSD国际时尚商贸中心",
     "郑州csd国际时尚商贸中心"},
    {"second phase of the Huahuaniu Dairy", "花花牛二期", "花花牛二期"},
    {"Phase II of Huahuaniu", "花花牛二期", "花花牛二期"},
    {"national 4A-level tourist attractions", "国家4A级旅游景区", "国家4a级旅游景区"},
    {"", "", ""},
};

static void a_part_of_an_english_name_leads_to_the_name(void **state)
{
    static const char name[] = "全国文明城市", other[] = "u创港";
    assert_true(xun_name_has_english_part(*state, name, strlen(name), "national", 8));
    assert_true(xun_name_has_english_part(*state, name, strlen(name), "Civilized", 9));
    assert_false(xun_name_has_english_part(*state, name, strlen(name), "garden", 6));
    assert_false(xun_name_has_english_part(*state, name, strlen(name), "文明", strlen("文明")));
    assert_true(xun_name_has_english_part(*state, other, strlen(other), "u-chuang", 8));
    assert_false(xun_name_has_english_part(*state, "某某", strlen("某某"), "national", 8));
}

static void names_have_one_form(void **state)
{
    char out[256];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(xun_name_canonical(out, sizeof out, *state, names[i].name, strlen(names[i].name)),
                         strlen(names[i].canonical));
        assert_string_equal(out, names[i].canonical);
        xun_name_term(out, sizeof out, *state, names[i].name, strlen(names[i].name));
        assert_string_equal(out, names[i].term);
    }
    assert_int_equal(xun_name_canonical(out, 5, *state, "大厦大厦", strlen("大厦大厦")), 3);
    assert_string_equal(out, "大");
}

static void spans_point_into_the_passage(void **state)
{
    static const char text[] =
        "加快建设贾鲁河湿地公园，全年完成投资３１亿元，荣获“全国文明城市”称号。\xe4\xb8 乱码\xff";
    xun_facts facts = find(state, text, "2018", "");
    for (size_t i = 0; i < facts.project_count; i++)
        assert_true(facts.projects[i].start < facts.projects[i].end && facts.projects[i].end <= strlen(text));
    assert_int_equal(facts.project_count, 1);
    assert_memory_equal(text + facts.projects[0].start, "贾鲁河湿地公园", strlen("贾鲁河湿地公园"));
    assert_int_equal(facts.figure_count, 1);
    assert_memory_equal(text + facts.figures[0].start, "３１亿元", strlen("３１亿元"));
    assert_int_equal(facts.honor_count, 1);
    xun_facts_free(&facts);
}

/* A megabyte without a line break: what repeats in it is found as often as it stands there. */
static void a_long_line_is_read_to_its_end(void **state)
{
    static const char sentence[] = "加快建设贾鲁河湿地公园，荣获“全国文明城市”称号、";
    enum { TIMES = 14000 };
    size_t length = strlen(sentence);
    char *text = malloc(TIMES * length + 1);
    assert_non_null(text);
    for (size_t i = 0; i < TIMES; i++)
        memcpy(text + i * length, sentence, length + 1);
    xun_facts facts = find(state, text, "2018", "");
    assert_int_equal(facts.project_count, TIMES);
    assert_int_equal(facts.honor_count, TIMES);
    assert_int_equal(facts.projects[TIMES - 1].end, TIMES * length - strlen("，荣获“全国文明城市”称号、"));
    xun_facts_free(&facts);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(projects_of_texts),
        cmocka_unit_test(names_have_one_form),
        cmocka_unit_test(a_part_of_an_english_name_leads_to_the_name),
        cmocka_unit_test(spans_point_into_the_passage),
        cmocka_unit_test(a_long_line_is_read_to_its_end),
    };
    return cmocka_run_group_tests(tests, open_finder, close_finder);
}
