package dev.weir.app.delivery.code;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.connection.Connection;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;

/** A request as a command of the AWS CLI, version 2, quoted for a POSIX shell. */
public final class CliText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    private CliText() {}

    /**
     * The command, with the request's JSON in it. Secrets are replaced by {@code REPLACE-ME}.
     *
     * @param command the CLI's name of the operation, for instance {@code create-delivery-stream}
     */
    public static String of(String command, SdkPojo request, Connection connection) {
        StringBuilder text = new StringBuilder("aws firehose ").append(command);
        text.append(" --region ").append(connection.region());
        if (connection.source() instanceof Connection.Source.Profile profile) {
            text.append(" --profile ").append(quoted(profile.profile()));
        }
        if (connection.endpoint() != null) {
            text.append(" --endpoint-url ").append(connection.endpoint());
        }
        return text.append(" --cli-input-json ")
                .append(quoted(json(request)))
                .append('\n')
                .toString();
    }

    private static String json(SdkPojo request) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(RequestMap.of(request));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request can't be written as JSON", e);
        }
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
