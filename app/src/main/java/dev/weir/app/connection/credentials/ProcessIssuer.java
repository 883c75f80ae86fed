package dev.weir.app.connection.credentials;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The credentials that a command prints, in the form that the AWS CLI documents. A command that takes too long is
 * ended, with all that it started; what it prints is bounded and never shown, since it may hold secrets.
 */
final class ProcessIssuer implements Issuer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Surroundings surroundings;
    private final String command;

    ProcessIssuer(Surroundings surroundings, String command) {
        this.surroundings = surroundings;
        this.command = command;
    }

    @Override
    public Issued issue(OneTimeCode code) {
        try {
            return credentials(run());
        } catch (IOException e) {
            throw failure(
                    Text.of("The credential process {0} could not be started.", shortened()),
                    Text.of("Check credential_process in ~/.aws/config."),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(
                    Text.of("The credential process {0} was ended before it answered.", shortened()),
                    Text.of("Try again."),
                    e);
        }
    }

    private byte[] run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(shell(command)).start();
        try {
            process.getOutputStream().close();
            ProcessOutput out = ProcessOutput.of(process.getInputStream());
            ProcessOutput err = ProcessOutput.of(process.getErrorStream());
            if (!process.waitFor(surroundings.processPatience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure(
                        Text.of(
                                "The credential process {0} gave no answer within {1} s and was ended.",
                                shortened(), surroundings.processPatience().toSeconds()),
                        Text.of("Run it by hand to see what it waits for."),
                        null);
            }
            if (process.exitValue() != 0) {
                String said = err.lastLine();
                throw failure(
                        Text.of(
                                "The credential process {0} failed with exit status {1}.",
                                shortened(), process.exitValue()),
                        said.isEmpty() ? Text.of("Run it by hand to see why.") : Text.of("It said: {0}", said),
                        null);
            }
            return out.bytes();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static List<String> shell(String command) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows ? List.of("cmd.exe", "/C", command) : List.of("sh", "-c", command);
    }

    private Issued credentials(byte[] printed) {
        JsonNode json;
        try {
            json = JSON.readTree(printed);
        } catch (JacksonException e) {
            // Without the cause: its text quotes what was printed.
            throw nonsense(Text.of("it is not JSON"));
        } catch (IOException e) {
            throw nonsense(Text.of("it can't be read"));
        }
        if (json == null || !json.isObject()) {
            throw nonsense(Text.of("it is no JSON object"));
        }
        if (json.path("Version").asInt(0) != 1) {
            throw nonsense(Text.of("its Version is not 1"));
        }
        String key = json.path("AccessKeyId").asText("");
        String secret = json.path("SecretAccessKey").asText("");
        if (key.isBlank() || secret.isBlank()) {
            throw nonsense(Text.of("it has no {0}", key.isBlank() ? "AccessKeyId" : "SecretAccessKey"));
        }
        String session = json.path("SessionToken").asText("");
        AwsCredentials credentials = session.isBlank()
                ? AwsBasicCredentials.create(key, secret)
                : AwsSessionCredentials.create(key, secret, session);
        Instant end = end(json.path("Expiration").asText(""));
        if (end != null && !end.isAfter(surroundings.clock().instant())) {
            throw failure(
                    Text.of("The credential process {0} gave credentials that have expired already.", shortened()),
                    Text.of("Renew them where it takes them from."),
                    null);
        }
        return new Issued(credentials, end);
    }

    private @Nullable Instant end(String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw nonsense(Text.of("its Expiration is no time"));
        }
    }

    private ExpectedFailure nonsense(String why) {
        return failure(
                Text.of("The credential process {0} printed something that is no credentials: {1}.", shortened(), why),
                Text.of("It must print the JSON that the AWS CLI's documentation of credential_process describes."),
                null);
    }

    private static ExpectedFailure failure(String sentence, String advice, @Nullable Throwable cause) {

        return cause == null
                ? new ExpectedFailure(Failure.Kind.CREDENTIALS, sentence, advice)
                : new ExpectedFailure(Failure.Kind.CREDENTIALS, sentence, advice, cause);
    }

    /** The program without its arguments, which may be secret. */
    private String shortened() {
        String first = command.strip().split("\\s+", 2)[0];
        return first.length() > 80 ? first.substring(0, 79) + "…" : first;
    }
}
