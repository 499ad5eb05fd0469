/* English word lists and spelling rules. The lists are sorted for binary search. */
#include <stdlib.h>
#include <string.h>

#include "tokenizer/english.h"

typedef struct {
    const char *word, *base;
} word_base;

/* Irregular plurals and verb forms, and British spellings that no rule covers. Forms that are as often
 * something else (left, lives, bases, people) stay out. */
/* clang-format off */
static const word_base bases[] = {
    {"aeroplane", "airplane"}, {"aeroplanes", "airplane"}, {"aluminium", "aluminum"}, {"alumni", "alumnus"},
    {"analyse", "analyze"}, {"analysed", "analyzed"}, {"analyser", "analyzer"}, {"analysers", "analyzer"},
    {"analyses", "analysis"}, {"analysing", "analyzing"}, {"appendices", "appendix"}, {"arisen", "arise"},
    {"arose", "arise"}, {"artefact", "artifact"}, {"artefacts", "artifact"}, {"ate", "eat"},
    {"bacteria", "bacterium"}, {"became", "become"}, {"began", "begin"}, {"begun", "begin"},
    {"bitten", "bite"}, {"blew", "blow"}, {"blown", "blow"}, {"borne", "bear"}, {"bought", "buy"},
    {"broke", "break"}, {"broken", "break"}, {"brought", "bring"}, {"built", "build"},
    {"businessmen", "businessman"}, {"calibre", "caliber"}, {"calves", "calf"}, {"came", "come"},
    {"cancelled", "canceled"}, {"cancelling", "canceling"}, {"catalogue", "catalog"},
    {"catalogued", "catalog"}, {"catalogues", "catalog"}, {"catalyse", "catalyze"},
    {"catalysed", "catalyzed"}, {"caught", "catch"}, {"centimetre", "centimeter"},
    {"centimetres", "centimeter"}, {"centre", "center"}, {"centred", "center"}, {"centres", "center"},
    {"centring", "center"}, {"chairmen", "chairman"}, {"channelled", "channel"}, {"channelling", "channel"},
    {"cheque", "check"}, {"cheques", "check"}, {"children", "child"}, {"chose", "choose"},
    {"chosen", "choose"}, {"counselling", "counsel"}, {"counsellor", "counselor"},
    {"counsellors", "counselor"}, {"crept", "creep"}, {"crises", "crisis"}, {"criteria", "criterion"},
    {"curricula", "curriculum"}, {"dealt", "deal"}, {"defence", "defense"}, {"defences", "defense"},
    {"diagnoses", "diagnosis"}, {"dialogue", "dialog"}, {"dialogues", "dialog"}, {"drank", "drink"},
    {"drawn", "draw"}, {"drew", "draw"}, {"driven", "drive"}, {"drove", "drive"}, {"drunk", "drink"},
    {"dug", "dig"}, {"eaten", "eat"}, {"enrol", "enroll"}, {"enrolment", "enrollment"},
    {"enrolments", "enrollment"}, {"fallen", "fall"}, {"fed", "feed"}, {"feet", "foot"}, {"fell", "fall"},
    {"felt", "feel"}, {"fibre", "fiber"}, {"fibres", "fiber"}, {"fishermen", "fisherman"}, {"fled", "flee"},
    {"flew", "fly"}, {"flies", "fly"}, {"flown", "fly"}, {"forbade", "forbid"}, {"forbidden", "forbid"},
    {"foresaw", "foresee"}, {"foreseen", "foresee"}, {"forgave", "forgive"}, {"forgiven", "forgive"},
    {"forgot", "forget"}, {"forgotten", "forget"}, {"formulae", "formula"}, {"fought", "fight"},
    {"found", "find"}, {"froze", "freeze"}, {"frozen", "freeze"}, {"fuelled", "fuel"}, {"fuelling", "fuel"},
    {"fulfil", "fulfill"}, {"fulfilment", "fulfillment"}, {"gave", "give"}, {"geese", "goose"},
    {"given", "give"}, {"goes", "go"}, {"gone", "go"}, {"got", "get"}, {"gotten", "get"}, {"grew", "grow"},
    {"grey", "gray"}, {"grown", "grow"}, {"halves", "half"}, {"heard", "hear"}, {"held", "hold"},
    {"hid", "hide"}, {"hidden", "hide"}, {"hung", "hang"}, {"hypotheses", "hypothesis"},
    {"indices", "index"}, {"instalment", "installment"}, {"instalments", "installment"},
    {"jewellery", "jewelry"}, {"judgement", "judgment"}, {"judgements", "judgment"}, {"kept", "keep"},
    {"kilometre", "kilometer"}, {"kilometres", "kilometer"}, {"knelt", "kneel"}, {"knew", "know"},
    {"knives", "knife"}, {"known", "know"}, {"labelled", "label"}, {"labelling", "label"},
    {"larvae", "larva"}, {"learnt", "learn"}, {"led", "lead"}, {"lent", "lend"}, {"levelled", "level"},
    {"levelling", "level"}, {"licence", "license"}, {"licences", "license"}, {"lit", "light"},
    {"litre", "liter"}, {"litres", "liter"}, {"loaves", "loaf"}, {"lost", "lose"}, {"made", "make"},
    {"manoeuvre", "maneuver"}, {"manoeuvres", "maneuver"}, {"matrices", "matrix"}, {"meant", "mean"},
    {"men", "man"}, {"met", "meet"}, {"metre", "meter"}, {"metres", "meter"}, {"mice", "mouse"},
    {"millimetre", "millimeter"}, {"millimetres", "millimeter"}, {"misled", "mislead"},
    {"modelled", "model"}, {"modelling", "model"}, {"nuclei", "nucleus"}, {"offence", "offense"},
    {"offences", "offense"}, {"overcame", "overcome"}, {"oversaw", "oversee"}, {"overseen", "oversee"},
    {"overtaken", "overtake"}, {"overtook", "overtake"}, {"oxen", "ox"}, {"paid", "pay"},
    {"paralyse", "paralyze"}, {"paralysed", "paralyzed"}, {"parentheses", "parenthesis"},
    {"phenomena", "phenomenon"}, {"plough", "plow"}, {"policemen", "policeman"}, {"practise", "practice"},
    {"practised", "practice"}, {"practising", "practice"}, {"pretence", "pretense"},
    {"programme", "program"}, {"programmed", "program"}, {"programmes", "program"},
    {"programming", "program"}, {"proven", "prove"}, {"ran", "run"}, {"rang", "ring"},
    {"rebuilt", "rebuild"}, {"repaid", "repay"}, {"resold", "resell"}, {"rewritten", "rewrite"},
    {"rewrote", "rewrite"}, {"ridden", "ride"}, {"risen", "rise"}, {"rode", "ride"}, {"rose", "rise"},
    {"rung", "ring"}, {"said", "say"}, {"salesmen", "salesman"}, {"sang", "sing"}, {"sank", "sink"},
    {"sat", "sit"}, {"saw", "see"}, {"sceptical", "skeptical"}, {"seen", "see"}, {"sent", "send"},
    {"shaken", "shake"}, {"shelves", "shelf"}, {"shone", "shine"}, {"shook", "shake"}, {"shot", "shoot"},
    {"shown", "show"}, {"shrank", "shrink"}, {"shrunk", "shrink"}, {"signalled", "signal"},
    {"signalling", "signal"}, {"skilful", "skillful"}, {"slept", "sleep"}, {"slid", "slide"},
    {"sold", "sell"}, {"sought", "seek"}, {"spectra", "spectrum"}, {"spectre", "specter"}, {"sped", "speed"},
    {"spent", "spend"}, {"spoke", "speak"}, {"spoken", "speak"}, {"spokesmen", "spokesman"},
    {"sprang", "spring"}, {"sprung", "spring"}, {"stimuli", "stimulus"}, {"stole", "steal"},
    {"stolen", "steal"}, {"stood", "stand"}, {"stricken", "strike"}, {"striven", "strive"},
    {"strove", "strive"}, {"struck", "strike"}, {"stuck", "stick"}, {"sulphate", "sulfate"},
    {"sulphur", "sulfur"}, {"sung", "sing"}, {"sunk", "sink"}, {"swam", "swim"}, {"swept", "sweep"},
    {"swore", "swear"}, {"sworn", "swear"}, {"swum", "swim"}, {"swung", "swing"}, {"syntheses", "synthesis"},
    {"taken", "take"}, {"taught", "teach"}, {"teeth", "tooth"}, {"theatre", "theater"},
    {"theatres", "theater"}, {"theses", "thesis"}, {"thieves", "thief"}, {"thought", "think"},
    {"threw", "throw"}, {"thrown", "throw"}, {"told", "tell"}, {"took", "take"}, {"tore", "tear"},
    {"torn", "tear"}, {"totalled", "total"}, {"travelled", "travel"}, {"traveller", "traveler"},
    {"travellers", "traveler"}, {"travelling", "travel"}, {"tunnelling", "tunnel"}, {"tyre", "tire"},
    {"tyres", "tire"}, {"undergone", "undergo"}, {"understood", "understand"}, {"undertaken", "undertake"},
    {"undertook", "undertake"}, {"underwent", "undergo"}, {"upheld", "uphold"}, {"vertices", "vertex"},
    {"went", "go"}, {"wept", "weep"}, {"wilful", "willful"}, {"withdrawn", "withdraw"},
    {"withdrew", "withdraw"}, {"withstood", "withstand"}, {"wives", "wife"}, {"woke", "wake"},
    {"woken", "wake"}, {"wolves", "wolf"}, {"women", "woman"}, {"won", "win"}, {"woollen", "woolen"},
    {"wore", "wear"}, {"workmen", "workman"}, {"worn", "wear"}, {"wove", "weave"}, {"woven", "weave"},
    {"written", "write"}, {"wrote", "write"},
};
/* clang-format on */

/* Function words: they carry no stem. */
/* clang-format off */
static const char *const stop_words[] = {
    "a", "about", "above", "after", "again", "against", "all", "am", "an", "and", "any", "are", "as", "at",
    "be", "because", "been", "before", "being", "below", "between", "both", "but", "by", "can", "cannot",
    "could", "did", "do", "does", "doing", "down", "during", "each", "few", "for", "from", "further", "had",
    "has", "have", "having", "he", "her", "here", "hers", "herself", "him", "himself", "his", "how",
    "however", "i", "if", "in", "into", "is", "it", "its", "itself", "just", "let", "may", "me", "might",
    "more", "most", "must", "my", "myself", "no", "nor", "not", "of", "off", "on", "once", "only", "or",
    "other", "ought", "our", "ours", "ourselves", "out", "over", "own", "shall", "she", "should", "so",
    "some", "such", "than", "that", "the", "their", "theirs", "them", "themselves", "then", "there", "these",
    "they", "this", "those", "through", "thus", "to", "too", "under", "until", "up", "upon", "us", "very",
    "via", "was", "we", "were", "what", "when", "where", "whether", "which", "while", "who", "whom", "whose",
    "why", "will", "with", "within", "without", "would", "yet", "you", "your", "yours", "yourself",
    "yourselves",
};
/* clang-format on */

/* British -our words that lose their u; longer words begin with them (favourite, honourable). */
static const char *const our_words[] = {
    "ardour",    "armour",    "behaviour", "candour",  "clamour", "colour",  "demeanour", "discolour",
    "dishonour", "endeavour", "favour",    "fervour",  "flavour", "harbour", "honour",    "humour",
    "labour",    "neighbour", "odour",     "parlour",  "rancour", "rigour",  "rumour",    "saviour",
    "savour",    "splendour", "tumour",    "unfavour", "valour",  "vapour",  "vigour",
};

/* What stands before -ise in words that are not written with z. */
static const char *const ise_words[] = {
    "advert", "appra",  "circumc", "comprom", "compr", "conc",     "disgu",  "enterpr",
    "exerc",  "expert", "franch",  "improv",  "likew", "merchand", "otherw", "parad",
    "prec",   "prem",   "prom",    "superv",  "surpr", "telev",    "treat",
};

/* The longest word of the lists, with its zero. */
enum { KEY_SIZE = 20 };

static int by_word(const void *key, const void *entry)
{
    return strcmp(key, ((const word_base *)entry)->word);
}

static int by_string(const void *key, const void *entry)
{
    return strcmp(key, *(const char *const *)entry);
}

/* Copies the word with a zero behind it; false when it is longer than any word of the lists. */
static bool make_key(char key[KEY_SIZE], const char *word, size_t length)
{
    if (length >= KEY_SIZE)
        return false;
    memcpy(key, word, length);
    key[length] = '\0';
    return true;
}

bool xun_is_english_stop_word(const char *word, size_t length)
{
    char key[KEY_SIZE];
    return make_key(key, word, length) &&
           bsearch(key, stop_words, sizeof stop_words / sizeof *stop_words, sizeof *stop_words, by_string);
}

/* labour, labouring: the u goes. Returns the new length. */
static size_t drop_our(char *word, size_t length)
{
    for (size_t i = 0; i < sizeof our_words / sizeof *our_words; i++) {
        size_t prefix = strlen(our_words[i]);
        if (length < prefix || memcmp(word, our_words[i], prefix) != 0)
            continue;
        memmove(word + prefix - 2, word + prefix - 1, length - prefix + 1);
        return length - 1;
    }
    return length;
}

static bool keeps_ise(const char *word, size_t length)
{
    for (size_t i = 0; i < sizeof ise_words / sizeof *ise_words; i++)
        if (strlen(ise_words[i]) == length && memcmp(word, ise_words[i], length) == 0)
            return true;
    return false;
}

/* organise, organisation: the s becomes z when at least four letters stand before -is. */
static void write_ize(char *word, size_t length)
{
    static const char *const endings[] = {"ise",  "ised",  "ises",    "ising",
                                          "iser", "isers", "isation", "isations"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (length < ending + 4 || memcmp(word + length - ending, endings[i], ending) != 0)
            continue;
        if (!keeps_ise(word, length - ending))
            word[length - ending + 1] = 'z';
        return;
    }
}

size_t xun_english_base(char *out, const char *word, size_t length)
{
    char key[KEY_SIZE];
    const word_base *found = NULL;
    if (make_key(key, word, length))
        found = bsearch(key, bases, sizeof bases / sizeof *bases, sizeof *bases, by_word);
    if (found) {
        length = strlen(found->base);
        memcpy(out, found->base, length);
        return length;
    }
    memcpy(out, word, length);
    length = drop_our(out, length);
    write_ize(out, length);
    return length;
}
