package dev.weir.app.delivery.form;

import dev.weir.app.delivery.key.KeyPattern;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;

/** What the service would take and people are seldom glad of. */
final class Advice {

    private static final int SMALL_SECONDS = 60;
    private static final int SMALL_MIB = 5;
    private static final Pattern UNIQUE = Pattern.compile("(?i)(^|.*[_-])(uu)?id|.*Id|.*timestamp.*|.*time");

    private final DeliveryDraft draft;
    private final List<String> sentences = new ArrayList<>();

    private Advice(DeliveryDraft draft) {
        this.draft = draft;
    }

    static List<String> of(DeliveryDraft draft) {
        Advice advice = new Advice(draft);
        advice.format();
        advice.buffers();
        advice.prefix();
        advice.errors();
        return List.copyOf(advice.sentences);
    }

    private void format() {
        if (draft.isS3() && !draft.is(Flag.CONVERT) && !draft.is(Flag.DELIMITER)) {
            sentences.add(Text.of(
                    "No delimiter: records stand in an object one after another as they came. Most readers of JSON"
                            + " and CSV want a new line after each."));
        }
        boolean compressed = draft.compression().get() != CompressionFormat.UNCOMPRESSED;
        if (draft.isS3() && draft.is(Flag.CONVERT) && compressed) {
            sentences.add(Text.of(
                    "Compression of objects is left off: {0} compresses within the file, and the service refuses both.",
                    draft.format().get()));
        }
        String extension = draft.get(Field.EXTENSION);
        if (draft.isS3()
                && compressed
                && !draft.is(Flag.CONVERT)
                && !extension.isEmpty()
                && !extension.endsWith(".gz")
                && !extension.endsWith(".zip")
                && !extension.endsWith("snappy")) {
            sentences.add(Text.of(
                    "The extension {0} does not say that objects are compressed: readers that go by names will take them for"
                            + " plain.",
                    extension));
        }
    }

    private void buffers() {
        int mebibytes = draft.get(Amount.BUFFER_MIB);
        int seconds = draft.get(Amount.BUFFER_SECONDS);
        if (draft.isS3() && seconds < SMALL_SECONDS) {
            sentences.add(
                    seconds == 0
                            ? Text.of(
                                    "A buffer of no time makes up to thousands of objects a day, each a request that is"
                                            + " billed; small objects are slow to read. 60 s or more unless somebody waits for them.")
                            : Text.of(
                                    "A buffer of {0} s makes up to {1} objects a day, each a request that is billed; small"
                                            + " objects are slow to read. 60 s or more unless somebody waits for them.",
                                    seconds, Format.count(86_400 / Math.max(1, seconds))));
        }
        if (draft.isS3() && mebibytes < SMALL_MIB) {
            sentences.add(Text.of(
                    "A buffer of {0} MiB makes many small objects of a busy stream. 64 MiB or more suit most readers.",
                    mebibytes));
        }
        if (draft.isS3() && draft.is(Flag.CONVERT) && (mebibytes < 128 || seconds < 300)) {
            sentences.add(Text.of(
                    "Column files are best large: a buffer of 128 MiB and 300 s or more. Small ones cost more to"
                            + " read than plain JSON."));
        }
    }

    private void prefix() {
        String text = draft.get(Field.PREFIX);
        KeyPattern prefix = KeyPattern.parse(text);
        if (prefix.problem() != null) {
            return;
        }
        if (text.startsWith("/")) {
            sentences.add(Text.of("The prefix begins with “/”: keys begin with a folder without a name."));
        }
        if (!text.isEmpty() && !text.endsWith("/") && prefix.hasTime()) {
            sentences.add(Text.of("The prefix does not end with “/”: the object's name follows it on the same level."));
        }
        if (!prefix.hasTime() && prefix.hasExpressions()) {
            sentences.add(Text.of(
                    "The prefix says nothing of the time: Firehose puts {0} after it. Put !{timestamp:…} where the date should"
                            + " stand.",
                    KeyPattern.DEFAULT_TIME));
        } else if (!prefix.hasTime() && !text.isEmpty() && !text.endsWith("/")) {
            sentences.add(
                    Text.of("The date is put right after “{0}”: end the prefix with “/” to have a folder.", text));
        }
        prefix.times().forEach(this::time);
        if (draft.isS3() && draft.is(Flag.PARTITION)) {
            prefix.keysFromQuery().stream()
                    .filter(key -> UNIQUE.matcher(key).matches())
                    .forEach(key -> sentences.add(Text.of(
                            "“{0}” sounds as if each record had its own: more than 500 partitions at once fail, and each makes"
                                    + " an object of its own.",
                            key)));
        }
    }

    private void time(String pattern) {
        if (pattern.contains("YYYY")) {
            sentences.add(Text.of("YYYY is the year of the week, wrong around New Year: write yyyy."));
        }
        if (pattern.contains("DD")) {
            sentences.add(Text.of("DD is the day of the year: write dd for the day of the month."));
        }
        if (pattern.contains("mm") && !pattern.contains("HH") && !pattern.contains("hh")) {
            sentences.add(Text.of("mm is the minute: write MM for the month."));
        }
        if (pattern.contains("hh") && !pattern.contains("a")) {
            sentences.add(Text.of("hh counts to 12 only: write HH for the hour of the day."));
        }
        if (pattern.contains("ss") || pattern.contains("SSS")) {
            sentences.add(Text.of("Seconds in the prefix make a folder for each object."));
        }
    }

    private void errors() {
        if (draft.get(Field.ERROR_PREFIX).isEmpty()) {
            sentences.add(
                    Text.of("Without an error prefix what fails stands among the good objects, and readers stumble over"
                            + " it."));
        } else if (!draft.get(Field.PREFIX).isEmpty()
                && !draft.get(Field.PREFIX).startsWith("!{")
                && draft.get(Field.ERROR_PREFIX).startsWith(draft.get(Field.PREFIX))) {
            sentences.add(Text.of(
                    "What fails stands below the same prefix as what does not: readers of the whole prefix stumble"
                            + " over it."));
        }
        if (!draft.is(Flag.LOGGING)) {
            sentences.add(Text.of("Error logging is off: only the error objects will say what went wrong."));
        }
        if (draft.is(Flag.LAMBDA) && !draft.is(Flag.BACKUP)) {
            sentences.add(
                    Text.of("What the function drops or changes is not kept: back source records up if they may be"
                            + " wanted again."));
        }
    }
}
