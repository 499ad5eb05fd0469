/* How a report is laid out: lines, what their beginnings and ends tell, and the blocks (paragraphs, headings,
 * captions …) that they make. Internal to corpus/. The steps run in the order of the functions below; all
 * offsets are bytes of the page. */
#ifndef XUN_CORPUS_LAYOUT_H
#define XUN_CORPUS_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define XUN_NONE UINT32_MAX

/* How headings and list items are marked at the beginning of a line; the order is from outer to inner. */
typedef enum {
    XUN_MARK_NONE,
    XUN_MARK_HASH,     /* # … ###### */
    XUN_MARK_PART,     /* 第一部分, 第一篇, Part I */
    XUN_MARK_CHAPTER,  /* 第一章, Chapter 1 */
    XUN_MARK_SECTION,  /* 第一节, Section 1 */
    XUN_MARK_CN,       /* 一、 */
    XUN_MARK_CN_PAREN, /* （一） */
    XUN_MARK_NUMBER,   /* 1. 1、 1.2.3 */
    XUN_MARK_PAREN,    /* （1） 1） */
    XUN_MARK_CIRCLED,  /* ① */
    XUN_MARK_BULLET,   /* - * • ● ■ followed by text */
    XUN_MARK_DASH,     /* —— */
    XUN_MARK_ARTICLE   /* 第一条: numbered body text */
} xun_mark_kind;

typedef struct {
    uint8_t kind;    /* xun_mark_kind */
    uint8_t depth;   /* number of #, or of numbers in 1.2.3 */
    uint16_t number; /* the last number; 0 when there is none */
    uint16_t length; /* bytes of the mark */
} xun_mark;

typedef enum {
    XUN_END_OPEN,  /* nothing that ends a sentence: a heading, or cut in the middle */
    XUN_END_FINAL, /* 。！？； and so on, closing quotes after them included */
    XUN_END_COLON, /* ： or —— : what follows is a new paragraph */
    XUN_END_COMMA, /* ，、 or an opening bracket: cut in the middle */
    XUN_END_HYPHEN /* a Latin word divided */
} xun_line_end;

typedef struct {
    uint32_t start, end; /* without white space at both ends */
    uint32_t chars;      /* characters */
    uint32_t wide;       /* of these, how many are Han or full-width */
    uint32_t link;       /* the line further on that continues this one (torn columns), else XUN_NONE */
    uint16_t indent;     /* columns of white space before it */
    uint8_t gap;         /* blank lines before it, at most 255 */
    uint8_t ending;      /* xun_line_end */
    bool junk;           /* page furniture: separators, page numbers, running heads, navigation */
    bool joins;          /* goes on in the next line that is not junk */
    bool weak;           /* … but only because nothing speaks against it */
    bool linked;         /* some earlier line links here */
    bool underlined;     /* a setext heading */
    bool page_break;     /* a form feed stands before it */
    xun_mark mark;
} xun_line;

/* What the lines have in common. */
typedef struct {
    uint32_t width;    /* columns at which lines were wrapped; 0: they were not */
    uint32_t cut;      /* characters at which every line was cut, whatever stood there; 0: they were not */
    int broken;        /* +1 when many long lines stop in the middle, -1 when hardly any does, else 0 */
    bool indented;     /* paragraphs begin with an indent */
    bool flush;        /* … and lines without one go on with the line above */
    uint8_t usual_gap; /* blank lines between paragraphs */
} xun_profile;

typedef enum {
    XUN_BLOCK_BODY,
    XUN_BLOCK_LIST,
    XUN_BLOCK_CAPTION,
    XUN_BLOCK_BYLINE,
    XUN_BLOCK_HEADING,
    XUN_BLOCK_TITLE /* the report's title, or a repetition of it */
} xun_block_kind;

typedef struct {
    uint32_t first, last; /* lines, the last one included */
    uint32_t next;        /* block that continues this one further on, else XUN_NONE */
    uint8_t kind;         /* xun_block_kind */
    uint8_t rank;         /* of a heading: smaller is outer */
    bool absorbed;        /* the continuation of an earlier block */
} xun_block;

typedef struct {
    const char *text;
    size_t length; /* under 4 GiB */
    bool first;    /* the page begins the report */
    xun_line *lines;
    size_t line_count, line_capacity;
    xun_block *blocks;
    size_t block_count, block_capacity;
    xun_profile profile;
    unsigned lookups; /* seam look-ups still allowed, so that no text makes joining slow */
} xun_page;

/* line.c: finds the lines. False when memory is out. */
bool xun_page_find_lines(xun_page *page);
xun_mark xun_read_mark(const char *text, size_t start, size_t end);
/* Is the line Latin text rather than Chinese? */
bool xun_line_is_latin(const xun_line *line);
/* Does the line begin a paragraph because of where it stands, whatever it looks like? */
bool xun_line_begins_paragraph(const xun_page *page, const xun_line *line);
/* Does a sentence end before the line does? */
bool xun_line_has_sentence(const xun_page *page, const xun_line *line);
/* The next line after `at` that is not junk; line_count at the end. */
size_t xun_next_line(const xun_page *page, size_t at);

/* title.c: lines that read like titles, or certainly not so. Could the line be a title: short, no sentence in
 * it, brackets balanced, not cut in the middle? */
bool xun_line_is_title_like(const xun_page *page, const xun_line *line);
/* … by its words alone, wherever it stands; the line need not be one of the page's. */
bool xun_words_are_title_like(const xun_page *page, const xun_line *line);
/* Is the line a row of figures (农村 17.5, 硫酸 700万吨 5．9)? */
bool xun_line_is_table_row(const xun_page *page, const xun_line *line);
/* Is it a label and what it stands for (牵头单位：市教育局)? */
bool xun_line_is_label(const xun_page *page, const xun_line *line);
/* Does it hold a figure with its measure word, and clauses, as sentences do (投资6亿元，新建学校)? */
bool xun_line_has_quantity(const xun_page *page, const xun_line *line);
/* Is it, with the line above or below, text that was wrapped at some width? */
bool xun_line_is_wrapped(const xun_page *page, const xun_line *line);

/* furniture.c: page numbers, separators, running heads, navigation. */
void xun_page_mark_furniture(xun_page *page);
/* profile.c: what the lines have in common. Takes the blank lines away that a wrapped text has after every
 * line. */
void xun_page_measure(xun_page *page);

/* join.c, torn.c: which lines go on in which. */
void xun_page_join_lines(xun_page *page);
void xun_page_join_torn(xun_page *page);
/* How well the text up to `end` and the text from `start` fit together as one word or figure: 0 to 4. */
int xun_seam(xun_page *page, const xun_line *before, const xun_line *after);
/* How much the line begins like the rest of a sentence: 0 to 4 (a one-character clause). */
int xun_torn_start(const xun_page *page, const xun_line *line);
/* A figure with its unit, and a measure word below: -1, as none follows a unit (2.5万人 / 个项目); 1 in 人次;
 * else 0. */
int xun_unit_fit(const xun_page *page, const xun_line *before, const xun_line *after);
/* Does it begin with a connective or a date, and a comma (近年来，  2月3日，)? */
bool xun_line_begins_with_time(const xun_page *page, const xun_line *line);
/* Quotes and brackets left open at the line's end; or, with `closing`, closed in it but never opened. */
int xun_unbalanced(const xun_page *page, const xun_line *line, bool closing);

/* block.c: blocks from lines and their kinds. False when memory is out. */
bool xun_page_find_blocks(xun_page *page);
void xun_page_classify(xun_page *page);
/* label.c: lines that are told by their words. */
bool xun_line_is_byline(const xun_page *page, const xun_line *line);
bool xun_line_is_salutation(const xun_page *page, const xun_line *line);
bool xun_line_is_reporter(const xun_page *page, const xun_line *line);
bool xun_line_is_caption(const xun_page *page, const xun_line *line);
/* A line of a work report's cover: 在…第五次会议上, …会议文件（三）. */
bool xun_line_is_meeting_part(const xun_page *page, const xun_line *line);
/* … that is one only above the salutation: 上海市市长杨雄, 周海兵, 2005年1月25日在宁波市. */
bool xun_line_is_cover(const xun_page *page, const xun_line *line);
/* Does it name a report, as titles do (…政府工作报告)? */
bool xun_line_names_report(const xun_page *page, const xun_line *line);
/* Does it begin with a year or a period (2020年, “十三五”期间, 过去五年)? */
bool xun_line_begins_with_period(const xun_page *page, const xun_line *line);
/* 附件1, 名词解释: what stands behind the report. */
bool xun_line_is_annex(const xun_page *page, const xun_line *line);
bool xun_line_is_folio(const xun_page *page, const xun_line *line);
bool xun_line_is_navigation(const xun_page *page, const xun_line *line);

void xun_page_free(xun_page *page);

#endif
