package dev.weir.app.query.gateway;

import dev.weir.app.query.engine.QueryError;
import dev.weir.app.text.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What went wrong at the gateway or on the way there, in words for a person. */
final class GatewayFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private static final Pattern PLACE = Pattern.compile("(?:[Ff]rom|[Aa]t) line (\\d+), column (\\d+)");
    private static final Pattern CAUSE = Pattern.compile("^Caused by: [\\w.$]+: (.*)$", Pattern.MULTILINE);
    private static final Pattern FACTORY = Pattern.compile("Could not find any factory for identifier '([^']+)'");
    private static final Pattern BEFORE_THE_POINT = Pattern.compile(
            "^(SQL validation failed\\.\\s*|SQL parse failed\\.\\s*)?(From line \\d+, column \\d+ to line \\d+, column \\d+: |At line \\d+, column \\d+: )?");

    private final transient QueryError error;

    GatewayFailure(String what, String advice, String detail) {
        this(new QueryError(what, advice, 0, 0, detail));
    }

    private GatewayFailure(QueryError error) {
        super(error.what());
        this.error = error;
    }

    QueryError error() {
        return error;
    }

    /**
     * What the gateway's own text says.
     *
     * @param text its exceptions with their traces, as it sends them
     * @param declaring whether it was a table that it refused, no place of which is in the statement
     */
    static GatewayFailure of(String text, boolean declaring) {
        Matcher factory = FACTORY.matcher(text);
        if (factory.find()) {
            return connector(factory.group(1), text);
        }
        if (text.matches("(?s).*Session '[^']*' does not exist.*")) {
            return new GatewayFailure(
                    Text.of("The gateway has ended the session of this statement."),
                    Text.of(
                            "It was restarted, or its sql-gateway.session.idle-timeout is very short. Run the statement again."),
                    text);
        }
        String what = text.lines().findFirst().orElse("").strip();
        Matcher cause = CAUSE.matcher(text);
        while (cause.find()) {
            what = cause.group(1).strip();
        }
        Matcher place = PLACE.matcher(text);
        boolean placed = !declaring && place.find();
        String plain = BEFORE_THE_POINT.matcher(what).replaceFirst("");
        return new GatewayFailure(new QueryError(
                declaring ? Text.of("The gateway can't declare a stream as a table: {0}", plain) : plain,
                declaring ? Text.of("See the schema of the stream.") : "",
                placed ? Integer.parseInt(place.group(1)) : 0,
                placed ? Integer.parseInt(place.group(2)) : 0,
                text));
    }

    private static GatewayFailure connector(String name, String text) {
        String jar = switch (name) {
            case "kinesis" -> "flink-sql-connector-aws-kinesis-streams";
            case "firehose" -> "flink-sql-connector-aws-kinesis-firehose";
            default -> "";
        };
        String advice;
        if (name.equals("reference")) {
            advice = Text.of("Reference tables are files of this machine, which only Ask and Watch read.");
        } else if (jar.isEmpty()) {
            advice =
                    Text.of("Put its jar into the lib folder of the gateway and of its cluster, and start both again.");
        } else {
            advice = Text.of(
                    "Put its jar, {0}-….jar of the gateway's Flink version, into the lib folder of the gateway and of its"
                            + " cluster, and start both again.",
                    jar);
        }
        return new GatewayFailure(Text.of("The gateway has no connector “{0}”.", name), advice, text);
    }
}
