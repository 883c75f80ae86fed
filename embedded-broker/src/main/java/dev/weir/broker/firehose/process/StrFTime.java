package dev.weir.broker.firehose.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;
import org.jspecify.annotations.Nullable;

/** JQ's {@code strftime}, which the library lacks and nearly every partition by time uses. In UTC, as JQ has it. */
final class StrFTime implements Function {

    private static final int FIELDS = 6;

    /** What stands for what in Java's patterns. */
    private static final Map<Character, String> PATTERNS = Map.ofEntries(
            Map.entry('Y', "yyyy"),
            Map.entry('y', "yy"),
            Map.entry('m', "MM"),
            Map.entry('d', "dd"),
            Map.entry('e', "ppd"),
            Map.entry('H', "HH"),
            Map.entry('I', "hh"),
            Map.entry('M', "mm"),
            Map.entry('S', "ss"),
            Map.entry('p', "a"),
            Map.entry('j', "DDD"),
            Map.entry('a', "EEE"),
            Map.entry('A', "EEEE"),
            Map.entry('b', "MMM"),
            Map.entry('h', "MMM"),
            Map.entry('B', "MMMM"),
            Map.entry('u', "e"),
            Map.entry('G', "YYYY"),
            Map.entry('V', "ww"),
            Map.entry('F', "yyyy-MM-dd"),
            Map.entry('T', "HH:mm:ss"),
            Map.entry('R', "HH:mm"),
            Map.entry('D', "MM/dd/yy"),
            Map.entry('Z', "'UTC'"),
            Map.entry('z', "xx"),
            Map.entry('n', "'\n'"),
            Map.entry('t', "'\t'"),
            Map.entry('%', "'%'"));

    @Override
    public void apply(
            Scope scope, List<Expression> args, JsonNode in, @Nullable Path path, PathOutput output, Version version)
            throws JsonQueryException {
        ZonedDateTime time = time(in);
        args.getFirst().apply(scope, in, format -> {
            if (!format.isTextual()) {
                throw new JsonQueryException("strftime/1 requires a string format");
            }
            output.emit(TextNode.valueOf(formatted(time, format.asText())), null);
        });
    }

    /** Seconds since the epoch, or what {@code gmtime} gives: year, month from 0, day, hours, minutes, seconds. */
    private static ZonedDateTime time(JsonNode in) throws JsonQueryException {
        if (in.isNumber()) {
            return Instant.ofEpochSecond(in.asLong()).atZone(ZoneOffset.UTC);
        }
        if (in.isArray() && in.size() >= FIELDS) {
            return LocalDateTime.of(
                            in.get(0).asInt(),
                            in.get(1).asInt() + 1,
                            in.get(2).asInt(),
                            in.get(3).asInt(),
                            in.get(4).asInt(),
                            in.get(5).asInt())
                    .atZone(ZoneOffset.UTC);
        }
        throw new JsonQueryException("strftime/1 requires parsed datetime inputs");
    }

    private static String formatted(ZonedDateTime time, String format) throws JsonQueryException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                text.append(c);
                continue;
            }
            char code = format.charAt(++i);
            String pattern = PATTERNS.get(code);
            if (code == 's') {
                text.append(time.toEpochSecond());
            } else if (pattern == null) {
                throw new JsonQueryException("strftime/1 knows no %" + code);
            } else {
                text.append(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time));
            }
        }
        return text.toString();
    }
}
