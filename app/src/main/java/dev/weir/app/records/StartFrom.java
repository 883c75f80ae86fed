package dev.weir.app.records;

import dev.weir.app.records.tail.StartingPosition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Pattern;

/** The choices of where to start: the service's five, and one for a person who wants to see something at once. */
public enum StartFrom {
    LAST_MINUTE("Last minute", Input.NONE),
    LATEST("LATEST: only what arrives from now on", Input.NONE),
    TRIM_HORIZON("TRIM_HORIZON: the oldest record kept", Input.NONE),
    AT_TIMESTAMP("AT_TIMESTAMP: what arrived from a time on", Input.TIME),
    AT_SEQUENCE_NUMBER("AT_SEQUENCE_NUMBER: from that record on", Input.SEQUENCE_NUMBER),
    AFTER_SEQUENCE_NUMBER("AFTER_SEQUENCE_NUMBER: after that record", Input.SEQUENCE_NUMBER);

    /** What else a choice needs. */
    public enum Input {
        NONE,
        TIME,
        SEQUENCE_NUMBER
    }

    /** How far back {@link #LAST_MINUTE} reaches. */
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** The bound of the service's model: no leading zero, at most 129 digits. */
    private static final Pattern SEQUENCE_NUMBER = Pattern.compile("0|[1-9]\\d{0,128}");

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.MILLI_OF_SECOND, 0, 3, true)
            .toFormatter(Locale.ROOT);

    private final String text;
    private final Input input;

    StartFrom(String text, Input input) {
        this.text = text;
        this.input = input;
    }

    /** What a person reads. */
    public String text() {
        return text;
    }

    /** What else it needs. */
    public Input input() {
        return input;
    }

    /**
     * The position that is meant.
     *
     * @param typed what was typed as time or sequence number
     * @param oneShard whether one shard is chosen
     * @throws IllegalArgumentException with a sentence for the person, if it is incomplete or wrong
     */
    StartingPosition position(String typed, boolean oneShard, Instant now, ZoneId zone) {
        return switch (this) {
            case LAST_MINUTE -> new StartingPosition.AtTimestamp(now.minus(A_MINUTE));
            case LATEST -> new StartingPosition.Latest();
            case TRIM_HORIZON -> new StartingPosition.TrimHorizon();
            case AT_TIMESTAMP -> new StartingPosition.AtTimestamp(time(typed.strip(), now, zone));
            case AT_SEQUENCE_NUMBER -> new StartingPosition.AtSequenceNumber(number(typed.strip(), oneShard));
            case AFTER_SEQUENCE_NUMBER -> new StartingPosition.AfterSequenceNumber(number(typed.strip(), oneShard));
        };
    }

    private static Instant time(String typed, Instant now, ZoneId zone) {
        if (typed.isEmpty()) {
            throw new IllegalArgumentException("Type the time to start at, for instance 2026-11-23 21:04:10.");
        }
        Instant time;
        try {
            time = parse(typed, now, zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "“" + typed + "” is not a time. Write 2026-11-23 21:04:10, or 21:04 for today.", e);
        }
        if (time.isAfter(now)) {
            throw new IllegalArgumentException("That time is yet to come; Kinesis starts at times past only.");
        }
        return time;
    }

    private static Instant parse(String typed, Instant now, ZoneId zone) {
        if (typed.endsWith("Z") || typed.contains("T")) {
            return DateTimeFormatter.ISO_DATE_TIME.withZone(zone).parse(typed, Instant::from);
        }
        if (typed.contains("-")) {
            return LocalDateTime.parse(typed, DATE_TIME).atZone(zone).toInstant();
        }
        return LocalTime.parse(typed)
                .atDate(now.atZone(zone).toLocalDate())
                .atZone(zone)
                .toInstant();
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
