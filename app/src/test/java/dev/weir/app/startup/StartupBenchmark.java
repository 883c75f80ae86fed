package dev.weir.app.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.Main;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the parts take to start, each beside the least that could do. The two of a pair take turns. */
@Tag("benchmark")
class StartupBenchmark {

    private static final int ROUNDS = 5;

    @TempDir
    Path folder;

    private record Cost(Duration wall, Duration cpu) {}

    private interface Run {
        Cost once(int round) throws Exception;
    }

    @Test
    void theBrokerAnswersListStreamsWithinThreeTimesABareStoreAndPort() throws Exception {
        double ratio = compare(
                "broker to first ListStreams",
                round -> answering(
                        Main.class.getName(),
                        "broker",
                        "--port",
                        "0",
                        "--data",
                        folder.resolve("data" + round).toString()),
                round -> answering(BareBroker.class.getName(), folder.toString()));
        assertThat(ratio).isLessThanOrEqualTo(3.0);
    }

    @Test
    void theFirstWindowComesWithinTwiceABareOne() throws Exception {
        double ratio = compare(
                "console to first frame",
                round -> showing(ConsoleWindow.class.getName()),
                round -> showing(BareWindow.class.getName()));
        assertThat(ratio).isLessThanOrEqualTo(2.0);
    }

    private static Cost answering(String mainClass, String... arguments) throws Exception {
        try (Child child = Child.start(mainClass, arguments);
                HttpClient http = HttpClient.newHttpClient()) {
            URI endpoint = URI.create(child.await("listening on ").substring("listening on ".length()));
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(endpoint)
                            .header("Content-Type", "application/x-amz-json-1.1")
                            .header("X-Amz-Target", "Kinesis_20131202.ListStreams")
                            .header(
                                    "Authorization",
                                    "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/kinesis/aws4_request,"
                                            + " SignedHeaders=host;x-amz-date, Signature="
                                            + "0".repeat(64))
                            .header("X-Amz-Date", "20260101T000000Z")
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return new Cost(child.wall(), child.cpu());
        }
    }

    private static Cost showing(String mainClass) throws IOException {
        try (Child child = Child.start(mainClass)) {
            child.await("shown");
            return new Cost(child.wall(), child.cpu());
        }
    }

    /** The median ratio of wall times; CPU is printed too, since it is what a loaded machine feels. */
    private static double compare(String name, Run ours, Run bare) throws Exception {
        List<Double> walls = new ArrayList<>();
        List<Double> cpus = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            Cost a = ours.once(round);
            Cost b = bare.once(round);
            System.out.printf(
                    "%s, round %d: wall %d ms against %d ms, CPU %d ms against %d ms%n",
                    name,
                    round,
                    a.wall().toMillis(),
                    b.wall().toMillis(),
                    a.cpu().toMillis(),
                    b.cpu().toMillis());
            if (round > 0) {
                walls.add((double) a.wall().toNanos() / b.wall().toNanos());
                cpus.add((double) a.cpu().toNanos() / b.cpu().toNanos());
            }
        }
        System.out.printf("%s: median ratio wall %.2f, CPU %.2f%n", name, median(walls), median(cpus));
        return median(walls);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
