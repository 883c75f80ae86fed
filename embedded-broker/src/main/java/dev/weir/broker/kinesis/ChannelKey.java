package dev.weir.broker.kinesis;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys of what channels deliver. How the service writes the template is not public; here {@code !{timestamp:yyyy/MM}}
 * stands for the time in UTC, {@code !{channel:name}} and {@code !{stream:name}} for the names. What makes a key unlike
 * all others follows it.
 */
final class ChannelKey {

    private static final String DEFAULT = "!{stream:name}/!{timestamp:yyyy/MM/dd/HH}/";
    private static final Pattern PLACEHOLDER = Pattern.compile("!\\{([^{}]*)}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ChannelKey() {}

    /** @throws dev.weir.broker.call.AwsException InvalidArgumentException if a template is none */
    static void check(@Nullable String template) {
        expand(template == null ? DEFAULT : template, "name", "name", Instant.EPOCH);
    }

    /** @param number unlike that of every other delivery of the channel since its stream began */
    static String of(Channel channel, Instant time, String number, String ending) {
        String template = channel.storage().template();
        return expand(
                        template == null ? DEFAULT : template,
                        channel.name(),
                        channel.stream().name(),
                        time)
                + channel.name() + "-" + TIME.format(time) + "-" + number + ending;
    }

    private static String expand(String template, String channel, String stream, Instant time) {
        StringBuilder key = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(template);
        while (placeholder.find()) {
            placeholder.appendReplacement(
                    key, Matcher.quoteReplacement(value(placeholder.group(1), channel, stream, time)));
        }
        return placeholder.appendTail(key).toString();
    }

    private static String value(String name, String channel, String stream, Instant time) {
        if (name.startsWith("timestamp:")) {
            try {
                return DateTimeFormatter.ofPattern(name.substring("timestamp:".length()), Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(time);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw KinesisErrors.invalidArgument("The OutputKeyTemplate has no time in !{" + name + "}.");
            }
        }
        return switch (name) {
            case "channel:name" -> channel;
            case "stream:name" -> stream;
            default -> throw KinesisErrors.invalidArgument("The OutputKeyTemplate knows no !{" + name + "}.");
        };
    }
}
