package dev.weir.app.streams.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.connection.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Requests as commands of the AWS CLI, quoted for a POSIX shell. */
final class CliCommand {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    private CliCommand() {}

    static String of(String operation, Map<String, Object> parameters, Connection connection) {
        List<String> words = new ArrayList<>(List.of("aws", "kinesis", option(operation)));
        parameters.forEach((name, value) -> {
            words.add("--" + option(name));
            if (value instanceof List<?> list) {
                list.forEach(each -> words.add(quoted(each.toString())));
            } else if (value instanceof Map<?, ?> map) {
                words.add(quoted(json(map)));
            } else {
                words.add(quoted(value.toString()));
            }
        });
        words.addAll(List.of("--region", connection.region()));
        if (connection.source() instanceof Connection.Source.Profile profile) {
            words.addAll(List.of("--profile", quoted(profile.profile())));
        }
        if (connection.endpoint() != null) {
            words.addAll(List.of("--endpoint-url", connection.endpoint().toString()));
        }
        return String.join(" ", words);
    }

    /** The CLI's spelling of an API name, by its own two rules: {@code StreamARN} is {@code stream-arn}. */
    static String option(String name) {
        return name.replaceAll("(.)([A-Z][a-z]+)", "$1-$2")
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String json(Map<?, ?> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts can't be written as JSON", e);
        }
    }
}
