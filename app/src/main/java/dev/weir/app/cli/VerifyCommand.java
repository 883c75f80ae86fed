package dev.weir.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir broker verify}: asks a running broker to go through its journal of events. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Have a running broker check that nobody changed its journal of events.",
        footer = {"", "Exit code: 0 if the journal is whole, 1 if it is broken, 2 if no broker answers."})
final class VerifyCommand implements Callable<Integer> {

    /** Ten million events take minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Option(
            names = "--endpoint",
            paramLabel = "URI",
            defaultValue = "http://127.0.0.1:4567",
            description = "Where the broker listens; by default ${DEFAULT-VALUE}.")
    private URI endpoint = URI.create("http://127.0.0.1:4567");

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(endpoint.resolve("/weir/journal"))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode journal = new ObjectMapper().readTree(answer.body()).path("journal");
            if (answer.statusCode() != 200 || journal.isMissingNode()) {
                err.println("weir broker verify: what answers at " + endpoint + " is no broker with a journal.");
                return 2;
            }
            return tell(journal, out);
        } catch (IOException | IllegalArgumentException e) {
            err.println("weir broker verify: no broker answers at " + endpoint + ".");
            return 2;
        }
    }

    private static int tell(JsonNode journal, PrintWriter out) {
        long events = journal.path("events").asLong();
        if (journal.path("state").asText().equals("whole")) {
            out.println("The journal is whole: " + events + " events.");
            return 0;
        }
        out.println("The journal is broken (" + events + " events were read):");
        for (JsonNode each : journal.path("breaks")) {
            out.println("events " + each.path("from").asLong() + " to "
                    + each.path("to").asLong() + ": " + each.path("what").asText());
        }
        return 1;
    }
}
