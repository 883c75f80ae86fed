package dev.weir.broker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.lambda.Eventually;
import dev.weir.broker.lambda.LambdaFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/**
 * A broker that is killed while functions work leaves no process behind, and when it is started again gives them every
 * record and every event that it took.
 */
class LambdaCrashTest {

    private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/s";
    private static final Pattern NUMBER = Pattern.compile("\"partitionKey\":\"(\\d+)\"");

    @TempDir
    Path folder;

    @Test
    void threeKillsLoseNothing() throws Exception {
        killUnderLoad(3, new Random(1));
    }

    @Test
    @Tag("crash")
    void twentyKillsLoseNothing() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        killUnderLoad(20, new Random(seed));
    }

    private void killUnderLoad(int times, Random random) throws Exception {
        Path script = folder.resolve("script.sh");
        Path calls = Files.createFile(folder.resolve("calls"));
        Files.writeString(script, "cat > one.$$\n(cat one.$$; echo) >> " + calls + "\nrm one.$$\n");
        int put = 0;
        for (int round = 0; round <= times; round++) {
            try (ChildBroker broker = ChildBroker.start(folder.resolve("data"));
                    LambdaClient lambda = LambdaFixture.builder(broker.endpoint(), LambdaClient.builder())
                            .build();
                    KinesisClient kinesis = LambdaFixture.builder(broker.endpoint(), KinesisClient.builder())
                            .build()) {
                if (round == 0) {
                    create(lambda, kinesis, script);
                }
                if (round == times) {
                    int all = put;
                    Eventually.isTrue(() -> numbers(calls).size() >= all);
                    Eventually.isTrue(() -> text(calls).contains("\"event\":" + (times - 1) + "}"));
                    break;
                }
                int from = put;
                put += 50;
                kinesis.putRecords(r -> r.streamName("s")
                        .records(IntStream.range(from, from + 50)
                                .mapToObj(i -> PutRecordsRequestEntry.builder()
                                        .partitionKey(Integer.toString(i))
                                        .data(SdkBytes.fromUtf8String("x"))
                                        .build())
                                .toList()));
                int event = round;
                lambda.invoke(r -> r.functionName("f")
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String("{\"event\":" + event + "}")));
                // The kill itself must fall at any moment, so this waits for a time and not for a condition.
                broker.process().waitFor(random.nextInt(900), TimeUnit.MILLISECONDS);
                List<ProcessHandle> children = broker.process().descendants().toList();
                broker.kill();
                Eventually.isTrue(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            }
        }
        assertThat(numbers(calls)).hasSize(put);
        for (int round = 0; round < times; round++) {
            assertThat(text(calls)).contains("\"event\":" + round + "}");
        }
        assertThat(inOrder(calls)).isTrue();
    }

    private static void create(LambdaClient lambda, KinesisClient kinesis, Path script) {
        kinesis.createStream(r -> r.streamName("s").shardCount(2));
        Eventually.isTrue(() -> kinesis.describeStreamSummary(r -> r.streamName("s"))
                .streamDescriptionSummary()
                .streamStatusAsString()
                .equals("ACTIVE"));
        lambda.createFunction(r -> r.functionName("f")
                .role(LambdaFixture.ROLE)
                .runtime("provided.al2023")
                .handler("none")
                .timeout(60)
                .code(c -> {})
                .environment(e -> e.variables(Map.of("WEIR_COMMAND", "sh " + script))));
        Eventually.isTrue(() -> lambda.getFunctionConfiguration(r -> r.functionName("f"))
                .stateAsString()
                .equals("Active"));
        lambda.createEventSourceMapping(r -> r.functionName("f")
                .eventSourceArn(ARN)
                .batchSize(5)
                .startingPosition(EventSourcePosition.TRIM_HORIZON));
    }

    private static String text(Path calls) {
        try {
            return Files.readString(calls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Integer> numbers(Path calls) {
        Set<Integer> numbers = new HashSet<>();
        Matcher matcher = NUMBER.matcher(text(calls));
        while (matcher.find()) {
            numbers.add(Integer.parseInt(matcher.group(1)));
        }
        return numbers;
    }

    /** Whether each record first came after those before it in its shard. */
    private static boolean inOrder(Path calls) {
        Map<String, List<Integer>> byShard = new HashMap<>();
        Matcher matcher = Pattern.compile("\"partitionKey\":\"(\\d+)\".*?\"eventID\":\"(shardId-\\d+)")
                .matcher(text(calls));
        while (matcher.find()) {
            int number = Integer.parseInt(matcher.group(1));
            List<Integer> seen = byShard.computeIfAbsent(matcher.group(2), _ -> new ArrayList<>());
            if (!seen.contains(number)) {
                if (!seen.isEmpty() && seen.getLast() > number) {
                    return false;
                }
                seen.add(number);
            }
        }
        return true;
    }
}
