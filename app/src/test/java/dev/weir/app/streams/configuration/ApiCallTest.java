package dev.weir.app.streams.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.Connection;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.AddTagsToStreamRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateMaxRecordSizeRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateStreamModeRequest;

class ApiCallTest {

    private static final Connection PROFILE = new Connection(
            "work", Connection.Kind.TEST, new Connection.Source.Profile("my work"), "eu-central-1", null);
    private static final Connection LOCAL = new Connection(
            "local",
            Connection.Kind.TEST,
            new Connection.Source.Keys("a", "b"),
            "us-east-1",
            URI.create("http://127.0.0.1:4567"));

    @Test
    void theCommandSpellsNamesAsTheCliDoes() {
        assertThat(CliCommand.option("StreamARN")).isEqualTo("stream-arn");
        assertThat(CliCommand.option("UpdateShardCount")).isEqualTo("update-shard-count");
        assertThat(CliCommand.option("WarmThroughputMiBps")).isEqualTo("warm-throughput-mi-bps");
        assertThat(CliCommand.option("MaxRecordSizeInKiB")).isEqualTo("max-record-size-in-ki-b");
    }

    @Test
    void aCommandCanBePastedIntoAShell() {
        ApiCall tags = ApiCall.of(
                AddTagsToStreamRequest.builder()
                        .streamName("orders")
                        .tags(Map.of("who", "it's me"))
                        .build(),
                KinesisClient::addTagsToStream);
        assertThat(tags.cli(PROFILE))
                .isEqualTo("aws kinesis add-tags-to-stream --stream-name orders"
                        + " --tags '{\"who\":\"it'\\''s me\"}' --region eu-central-1 --profile 'my work'");
        ApiCall mode = ApiCall.of(
                UpdateStreamModeRequest.builder()
                        .streamARN("arn:aws:kinesis:us-east-1:1:stream/orders")
                        .streamModeDetails(details -> details.streamMode("ON_DEMAND"))
                        .build(),
                KinesisClient::updateStreamMode);
        assertThat(mode.cli(LOCAL))
                .isEqualTo("aws kinesis update-stream-mode --stream-arn arn:aws:kinesis:us-east-1:1:stream/orders"
                        + " --stream-mode-details '{\"StreamMode\":\"ON_DEMAND\"}' --region us-east-1"
                        + " --endpoint-url http://127.0.0.1:4567");
    }

    @Test
    void onlyWhatIsGivenIsShown() {
        ApiCall call = ApiCall.of(
                UpdateMaxRecordSizeRequest.builder().maxRecordSizeInKiB(2048).build(),
                KinesisClient::updateMaxRecordSize);
        assertThat(call.text()).isEqualTo("UpdateMaxRecordSize MaxRecordSizeInKiB=2048");
    }
}
