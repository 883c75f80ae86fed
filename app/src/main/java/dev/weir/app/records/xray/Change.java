package dev.weir.app.records.xray;

import dev.weir.app.text.Text;

/**
 * One difference between two records.
 *
 * @param where a JSON path, a range of bytes or a line
 * @param before what the other record has; empty if it has nothing there
 * @param after what this record has; where it moved from for what moved
 */
public record Change(Sort sort, String where, String before, String after) {

    /** What became of it. */
    public enum Sort {
        ADDED,
        REMOVED,
        CHANGED,
        MOVED;

        public String word() {
            return switch (this) {
                case ADDED -> Text.of("added");
                case REMOVED -> Text.of("removed");
                case CHANGED -> Text.of("changed");
                case MOVED -> Text.of("moved");
            };
        }
    }
}
