/* How names sound: skeletons of consonant classes, the same for an English name and its Chinese
 * transcription, and a likeness of spellings to tell the right ones among equal skeletons. After the idea of
 * Soundex (Russell 1918), with classes that follow the habits of transcription. */
#ifndef XUN_TRANSLATOR_SOUND_H
#define XUN_TRANSLATOR_SOUND_H

#include <stdbool.h>
#include <stddef.h>

enum { XUN_SOUND_SIZE = 32 };

/* The skeleton of a lower-case ASCII word, zero-terminated: "luther" gives "LT". Returns its length. */
size_t xun_sound_of_english(char out[XUN_SOUND_SIZE], const char *word);
/* Appends the class letters of one pinyin syllable without tone ("lu", "lv", "zhong") to a skeleton of
 * `length`; returns the new length. */
size_t xun_sound_add_syllable(char out[XUN_SOUND_SIZE], size_t length, const char *syllable);
/* How alike two Latin spellings are once letters that stand for like sounds are made one: 0 to 1, twice the
 * longest common subsequence by the sum of the lengths. */
double xun_sound_likeness(const char *pinyin, const char *english);
/* Cuts a word into pinyin syllables of the standard table ("zhengzhou": zheng, zhou); fills the lengths and
 * returns how many, 0 when it is none or would be more than `capacity`. The longest first syllables are
 * preferred. */
size_t xun_pinyin_cut(size_t *lengths, size_t capacity, const char *word);

#endif
