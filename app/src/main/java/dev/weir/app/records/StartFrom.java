package dev.weir.app.records;

import dev.weir.app.records.tail.StartingPosition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** The choices of where to start: the service's five, and two for a person who wants to see something at once. */
public enum StartFrom {
    MINUTES_AGO("Minutes ago", "what arrived in the last minutes", Input.MINUTES),
    NEWEST("Newest", "the newest records over all shards", Input.COUNT),
    LATEST("LATEST", "only what arrives from now on", Input.NONE),
    TRIM_HORIZON("TRIM_HORIZON", "the oldest record kept", Input.NONE),
    AT_TIMESTAMP("AT_TIMESTAMP", "what arrived from a time on", Input.TIME),
    AT_SEQUENCE_NUMBER("AT_SEQUENCE_NUMBER", "from that record on", Input.SEQUENCE_NUMBER),
    AFTER_SEQUENCE_NUMBER("AFTER_SEQUENCE_NUMBER", "after that record", Input.SEQUENCE_NUMBER);

    /** What else a choice needs. */
    public enum Input {
        NONE(""),
        MINUTES("1"),
        COUNT("1000"),
        TIME(""),
        SEQUENCE_NUMBER("");

        private final String usual;

        Input(String usual) {
            this.usual = usual;
        }

        /** What is there before anybody typed. */
        public String usual() {
            return usual;
        }
    }

    /** A year, the longest retention. */
    private static final long MOST_MINUTES = Duration.ofDays(365).toMinutes();

    private static final int MOST_NEWEST = 1_000_000;

    /** The bound of the service's model: no leading zero, at most 129 digits. */
    private static final Pattern SEQUENCE_NUMBER = Pattern.compile("0|[1-9]\\d{0,128}");

    private final String text;
    private final String meaning;
    private final Input input;

    StartFrom(String text, String meaning, Input input) {
        this.text = text;
        this.meaning = meaning;
        this.input = input;
    }

    /** What it is called. */
    public String text() {
        return text;
    }

    /** What it begins with. */
    public String meaning() {
        return meaning;
    }

    /** What else it needs. */
    public Input input() {
        return input;
    }

    /**
     * The position that is meant; of {@link #NEWEST} it is where to begin to look.
     *
     * @param typed what was typed as time, number or sequence number
     * @param oneShard whether one shard is chosen
     * @throws IllegalArgumentException with a sentence for the person, if it is incomplete or wrong
     */
    StartingPosition position(String typed, boolean oneShard, Instant now, ZoneId zone) {
        return switch (this) {
            case MINUTES_AGO -> new StartingPosition.AtTimestamp(now.minus(minutes(typed.strip())));
            case NEWEST -> new StartingPosition.AtTimestamp(now.minus(NewestRecords.FIRST_LOOK));
            case LATEST -> new StartingPosition.Latest();
            case TRIM_HORIZON -> new StartingPosition.TrimHorizon();
            case AT_TIMESTAMP -> new StartingPosition.AtTimestamp(TypedTime.past(typed.strip(), now, zone));
            case AT_SEQUENCE_NUMBER -> new StartingPosition.AtSequenceNumber(number(typed.strip(), oneShard));
            case AFTER_SEQUENCE_NUMBER -> new StartingPosition.AfterSequenceNumber(number(typed.strip(), oneShard));
        };
    }

    private static Duration minutes(String typed) {
        double minutes;
        try {
            minutes = Double.parseDouble(typed);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Type how many minutes ago, for instance 15.", e);
        }
        if (!(minutes > 0 && minutes <= MOST_MINUTES)) {
            throw new IllegalArgumentException("Minutes ago: a number above 0, at most a year of them.");
        }
        return Duration.ofMillis((long) (minutes * 60_000));
    }

    /** How many of the newest records are wanted. */
    static int count(String typed) {
        return WholeNumber.of(typed, MOST_NEWEST, "how many of the newest records");
    }

    private static String number(String typed, boolean oneShard) {
        if (!oneShard) {
            throw new IllegalArgumentException(
                    "A sequence number belongs to one shard: choose the shard first, then start.");
        }
        if (!SEQUENCE_NUMBER.matcher(typed).matches()) {
            throw new IllegalArgumentException(
                    typed.isEmpty() ? "Type the sequence number to start at." : "A sequence number has only digits.");
        }
        return typed;
    }
}
