#include "searcher/edit_distance.h"

#include <stdint.h>

size_t xun_edit_distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][XUN_EDIT_LETTERS + 1];
    if (a_length > XUN_EDIT_LETTERS || b_length > XUN_EDIT_LETTERS)
        return SIZE_MAX;
    for (size_t k = 0; k <= b_length; k++)
        rows[0][k] = k;
    for (size_t i = 1; i <= a_length; i++) {
        size_t *now = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t k = 1; k <= b_length; k++) {
            size_t least = last[k - 1] + (a[i - 1] != b[k - 1]);
            least = last[k] + 1 < least ? last[k] + 1 : least;
            least = now[k - 1] + 1 < least ? now[k - 1] + 1 : least;
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1] && before[k - 2] + 1 < least)
                least = before[k - 2] + 1;
            now[k] = least;
        }
    }
    return rows[a_length % 3][b_length];
}
