package dev.weir.app.records.transfer;

import dev.weir.app.records.filter.FilterKind;
import dev.weir.app.records.filter.FilterSyntaxException;
import dev.weir.app.records.log.RawRecord;
import dev.weir.app.records.log.RecordTest.Verdict;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.text.Text;
import org.jspecify.annotations.Nullable;

/** Which records take part in an export or a replay. Called on the transfer's thread. */
public interface RecordTest {

    /** All of them. */
    RecordTest ALL = new RecordTest() {
        @Override
        public boolean keeps(TailedRecord record) {
            return true;
        }

        @Override
        public String words() {
            return "";
        }

        @Override
        public String text() {
            return "";
        }
    };

    boolean keeps(TailedRecord record);

    /** The text by which {@link #holding} makes the same test again, or null if it can't be written down. */
    default @Nullable String text() {
        return null;
    }

    /** What is kept, a few words after "those that", for instance {@code hold “error”}; empty for all. */
    String words();

    /** Those that hold a text in partition key or data; an empty text keeps all. */
    static RecordTest holding(String text) {
        if (text.isBlank()) {
            return ALL;
        }
        try {
            return passing(FilterKind.TEXT.compile(text), Text.of("hold “{0}”", text), text);
        } catch (FilterSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Those that pass a filter of the page.
     *
     * @param text what {@link #text()} gives
     */
    static RecordTest passing(dev.weir.app.records.log.RecordTest filter, String words, @Nullable String text) {
        return new RecordTest() {
            @Override
            public boolean keeps(TailedRecord record) {
                return filter.test(RawRecord.of(record)) == Verdict.YES;
            }

            @Override
            public String words() {
                return words;
            }

            @Override
            public @Nullable String text() {
                return text;
            }
        };
    }
}
