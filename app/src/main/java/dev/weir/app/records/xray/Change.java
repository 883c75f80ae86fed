package dev.weir.app.records.xray;

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
        ADDED("added"),
        REMOVED("removed"),
        CHANGED("changed"),
        MOVED("moved");

        private final String word;

        Sort(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
