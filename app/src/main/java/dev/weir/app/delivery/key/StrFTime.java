package dev.weir.app.delivery.key;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.weir.app.text.Text;
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

/** The {@code strftime} of jq, in UTC, which the library does not have; for the codes that partitions by time are made of. */
final class StrFTime implements Function {

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("Y", "yyyy"),
            Map.entry("y", "yy"),
            Map.entry("m", "MM"),
            Map.entry("d", "dd"),
            Map.entry("H", "HH"),
            Map.entry("I", "hh"),
            Map.entry("M", "mm"),
            Map.entry("S", "ss"),
            Map.entry("p", "a"),
            Map.entry("j", "DDD"),
            Map.entry("a", "EEE"),
            Map.entry("A", "EEEE"),
            Map.entry("b", "MMM"),
            Map.entry("B", "MMMM"),
            Map.entry("F", "yyyy-MM-dd"),
            Map.entry("T", "HH:mm:ss"),
            Map.entry("R", "HH:mm"),
            Map.entry("G", "YYYY"),
            Map.entry("V", "ww"),
            Map.entry("Z", "'UTC'"),
            Map.entry("%", "'%'"));

    @Override
    public void apply(
            Scope scope, List<Expression> args, JsonNode in, @Nullable Path path, PathOutput output, Version version)
            throws JsonQueryException {
        ZonedDateTime time = read(in);
        args.getFirst().apply(scope, in, format -> output.emit(TextNode.valueOf(write(time, format.asText())), null));
    }

    /** A number of seconds, or the array that {@code gmtime} and {@code strptime} make: months count from 0. */
    private static ZonedDateTime read(JsonNode in) throws JsonQueryException {
        if (in.isNumber()) {
            return Instant.ofEpochSecond(in.asLong()).atZone(ZoneOffset.UTC);
        }
        if (!in.isArray() || in.size() < 6) {
            throw new JsonQueryException("strftime/1 requires parsed datetime inputs");
        }
        int[] parts = new int[6];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = in.get(i).asInt();
        }
        return LocalDateTime.of(parts[0], parts[1] + 1, parts[2], parts[3], parts[4], parts[5])
                .atZone(ZoneOffset.UTC);
    }

    private static String write(ZonedDateTime time, String format) throws JsonQueryException {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int percent = format.indexOf('%'); percent >= 0 && percent + 1 < format.length(); ) {
            text.append(format, at, percent);
            String code = format.substring(percent + 1, percent + 2);
            at = percent + 2;
            text.append(code.equals("s") ? String.valueOf(time.toEpochSecond()) : coded(time, code));
            percent = format.indexOf('%', at);
        }
        return text.append(format.substring(at)).toString();
    }

    private static String coded(ZonedDateTime time, String code) throws JsonQueryException {
        String pattern = CODES.get(code);
        if (pattern == null) {
            throw new JsonQueryException(Text.of("The preview does not know %{0} of strftime", code));
        }
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    }
}
