package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS command line, as Debian or pip install it, takes a stream and a table from their creation to their end. */
@Tag("soak") // starting the command line takes a second or more, a dozen times
class AwsCliTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    private Broker broker;
    private String service = "kinesis";

    @Test
    void theLifeOfAStream() throws Exception {
        assumeTrue(isInstalled(), "There is no aws command on the path.");
        try (Broker started = Broker.start(
                BrokerConfig.inMemory().withStateDelay(Duration.ZERO).withLimits(false))) {
            broker = started;
            assertThat(aws("create-stream --stream-name life --shard-count 1")).isEmpty();
            Path data = Files.writeString(home.resolve("data"), "hello"); // versions 1 and 2 read text differently
            JsonNode put = json("put-record --stream-name life --partition-key k --data fileb://" + data);
            assertThat(put.get("ShardId").asText()).isEqualTo("shardId-000000000000");
            String iterator = json("get-shard-iterator --stream-name life --shard-id shardId-000000000000"
                            + " --shard-iterator-type TRIM_HORIZON")
                    .get("ShardIterator")
                    .asText();
            JsonNode record = json("get-records --shard-iterator " + iterator).at("/Records/0");
            assertThat(record.get("Data").asText()).isEqualTo("aGVsbG8=");
            assertThat(record.get("SequenceNumber")).isEqualTo(put.get("SequenceNumber"));
            assertThat(record.get("PartitionKey").asText()).isEqualTo("k");

            assertThat(aws("split-shard --stream-name life --shard-to-split shardId-000000000000"
                            + " --new-starting-hash-key 170141183460469231731687303715884105728"))
                    .isEmpty();
            assertThat(openShards()).containsExactly("shardId-000000000001", "shardId-000000000002");
            assertThat(aws("merge-shards --stream-name life --shard-to-merge shardId-000000000001"
                            + " --adjacent-shard-to-merge shardId-000000000002"))
                    .isEmpty();
            assertThat(openShards()).containsExactly("shardId-000000000003");
            assertThat(json("describe-stream-summary --stream-name life")
                            .at("/StreamDescriptionSummary/StreamARN")
                            .asText())
                    .isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/life");

            assertThat(aws("delete-stream --stream-name life")).isEmpty();
            assertThat(json("list-streams").get("StreamNames")).isEmpty();
            Run missing = run("describe-stream --stream-name life");
            assertThat(missing.exit()).isNotZero();
            assertThat(missing.errors())
                    .contains("(ResourceNotFoundException)", "Stream life under account 000000000000 not found.");
        }
    }

    @Test
    void theLifeOfATable() throws Exception {
        assumeTrue(isInstalled(), "There is no aws command on the path.");
        try (Broker started = Broker.start(BrokerConfig.inMemory().withStateDelay(Duration.ZERO))) {
            broker = started;
            service = "dynamodb";
            String lease = "{\"leaseKey\":{\"S\":\"shardId-0\"}}";
            JsonNode made = json("create-table --table-name leases --billing-mode PAY_PER_REQUEST"
                    + " --attribute-definitions AttributeName=leaseKey,AttributeType=S"
                    + " --key-schema AttributeName=leaseKey,KeyType=HASH");
            assertThat(made.at("/TableDescription/TableArn").asText())
                    .isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/leases");
            aws("wait table-exists --table-name leases");
            String item = "{\"leaseKey\":{\"S\":\"shardId-0\"},\"leaseCounter\":{\"N\":\"1\"}}";
            assertThat(aws("put-item --table-name leases --item " + item)).isEmpty();
            assertThat(json("get-item --table-name leases --key " + lease)
                            .at("/Item/leaseCounter/N")
                            .asText())
                    .isEqualTo("1");
            List<String> renewal = List.of(
                    "update-item",
                    "--table-name",
                    "leases",
                    "--key",
                    lease,
                    "--update-expression",
                    "SET leaseCounter = leaseCounter + :one",
                    "--condition-expression",
                    "leaseCounter = :one",
                    "--expression-attribute-values",
                    "{\":one\":{\"N\":\"1\"}}",
                    "--return-values",
                    "UPDATED_NEW");
            assertThat(JSON.readTree(run(renewal).output())
                            .at("/Attributes/leaseCounter/N")
                            .asText())
                    .isEqualTo("2");
            Run lost = run(renewal);
            assertThat(lost.exit()).isNotZero();
            assertThat(lost.errors()).contains("(ConditionalCheckFailedException)", "The conditional request failed");
            Run query = run(List.of(
                    "query",
                    "--table-name",
                    "leases",
                    "--key-condition-expression",
                    "leaseKey = :k",
                    "--expression-attribute-values",
                    "{\":k\":{\"S\":\"shardId-0\"}}"));
            assertThat(JSON.readTree(query.output()).get("Count").asInt()).isEqualTo(1);
            assertThat(json("scan --table-name leases").get("ScannedCount").asInt())
                    .isEqualTo(1);
            json("delete-table --table-name leases");
            aws("wait table-not-exists --table-name leases");
            assertThat(json("list-tables").get("TableNames")).isEmpty();
        }
    }

    @Test
    void theLifeOfAnObject() throws Exception {
        assumeTrue(isInstalled(), "There is no aws command on the path.");
        try (Broker started = Broker.start(BrokerConfig.in(home.resolve("data")))) {
            broker = started;
            service = "s3";
            byte[] body = new byte[20 << 20]; // more than the 8 MiB from which the command line uploads in parts
            new Random(1).nextBytes(body);
            Path file = Files.write(home.resolve("up"), body);
            Path back = home.resolve("down");
            assertThat(aws("mb s3://cli")).isEqualTo("make_bucket: cli");
            aws("cp --no-progress " + file + " s3://cli/folder/large");
            aws("cp --no-progress " + file + " s3://cli/folder/other --checksum-algorithm SHA256");
            assertThat(home.resolve("data/s3/cli/folder/large")).hasBinaryContent(body);
            assertThat(aws("ls s3://cli/")).isEqualTo("PRE folder/");
            assertThat(aws("ls s3://cli/folder/")).contains("20971520 large", "20971520 other");
            aws("cp --no-progress s3://cli/folder/large " + back);
            assertThat(Files.mismatch(file, back)).isEqualTo(-1);
            aws("mv --no-progress s3://cli/folder/large s3://cli/moved");
            aws("sync --no-progress s3://cli " + home.resolve("synced"));
            assertThat(home.resolve("synced/moved")).hasBinaryContent(body);
            assertThat(run("cp s3://cli/absent " + back).errors()).contains("404");
            service = "s3api";
            assertThat(json("head-object --bucket cli --key moved")
                            .get("ContentLength")
                            .asInt())
                    .isEqualTo(body.length);
            service = "s3";
            aws("rb s3://cli --force");
            assertThat(aws("ls")).isEmpty();
        }
    }

    private List<String> openShards() throws Exception {
        List<String> ids = new ArrayList<>();
        json("list-shards --stream-name life --shard-filter Type=AT_LATEST")
                .get("Shards")
                .forEach(shard -> ids.add(shard.get("ShardId").asText()));
        return ids;
    }

    private JsonNode json(String command) throws Exception {
        return JSON.readTree(aws(command));
    }

    private String aws(String command) throws Exception {
        Run run = run(command);
        assertThat(run.exit()).as(run.errors()).isZero();
        return run.output().strip();
    }

    private record Run(int exit, String output, String errors) {}

    private Run run(String command) throws Exception {
        return run(List.of(command.split(" ")));
    }

    private Run run(List<String> command) throws Exception {
        List<String> words = new ArrayList<>(List.of("aws", "--output", "json"));
        words.addAll(List.of("--endpoint-url", broker.endpoint().toString(), service));
        words.addAll(command);
        ProcessBuilder aws = new ProcessBuilder(words);
        aws.environment().put("AWS_PAGER", "");
        aws.environment().put("AWS_ACCESS_KEY_ID", "weir");
        aws.environment().put("AWS_SECRET_ACCESS_KEY", "weir");
        aws.environment().put("AWS_DEFAULT_REGION", "us-east-1");
        aws.environment().put("AWS_CONFIG_FILE", home.resolve("config").toString());
        aws.environment()
                .put("AWS_SHARED_CREDENTIALS_FILE", home.resolve("credentials").toString());
        File output = home.resolve("output").toFile();
        File errors = home.resolve("errors").toFile();
        Process process = aws.redirectOutput(output).redirectError(errors).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as(command.toString())
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), text(output), text(errors));
    }

    private static String text(File file) throws IOException {
        return Files.readString(file.toPath(), StandardCharsets.UTF_8);
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("aws", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
