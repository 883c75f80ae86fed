package dev.weir.app.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CopyAsTest {

    private static final Connection EMBEDDED = new Connection(
            "Embedded",
            Connection.Kind.EMBEDDED,
            new Connection.Source.Embedded(),
            "us-east-1",
            URI.create("http://127.0.0.1:4567"));

    private static final Connection PROFILE = new Connection(
            "ada's work", Connection.Kind.TEST, new Connection.Source.Profile("ada's \"work\""), "eu-central-1", null);

    private static final Connection KEYS = new Connection(
            "lab",
            Connection.Kind.TEST,
            new Connection.Source.Keys("AKIAREAL", "real-secret"),
            "us-east-1",
            URI.create("http://lab:4566/x?a=1&b=2"));

    @Test
    void theEmbeddedBrokerIsReadyToRun() {
        assertThat(CopyAs.CLI.text(EMBEDDED))
                .isEqualTo("AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any aws kinesis list-streams"
                        + " --region us-east-1 --endpoint-url http://127.0.0.1:4567\n");
        assertThat(CopyAs.ENVIRONMENT.text(EMBEDDED)).isEqualTo("""
                export AWS_ACCESS_KEY_ID=any
                export AWS_SECRET_ACCESS_KEY=any
                export AWS_REGION=us-east-1
                export AWS_DEFAULT_REGION=us-east-1
                export AWS_ENDPOINT_URL=http://127.0.0.1:4567
                """);
        assertThat(CopyAs.JAVA.text(EMBEDDED)).isEqualTo("""
                KinesisClient kinesis = KinesisClient.builder()
                        .endpointOverride(URI.create("http://127.0.0.1:4567"))
                        .region(Region.of("us-east-1"))
                        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                                "any", "any")))
                        .build();
                """);
        assertThat(CopyAs.PYTHON.text(EMBEDDED))
                .contains("region_name=\"us-east-1\"", "endpoint_url=\"http://127.0.0.1:4567\"");
    }

    @Test
    void aProfileIsNamedAsEachLanguageQuotesIt() {
        assertThat(CopyAs.CLI.text(PROFILE))
                .isEqualTo("aws kinesis list-streams --profile 'ada'\\''s \"work\"' --region eu-central-1\n");
        assertThat(CopyAs.JAVA.text(PROFILE)).contains("ProfileCredentialsProvider.create(\"ada's \\\"work\\\"\")");
        assertThat(CopyAs.PYTHON.text(PROFILE)).contains("profile_name=\"ada's \\\"work\\\"\"");
        assertThat(CopyAs.ENVIRONMENT.text(PROFILE)).startsWith("export AWS_PROFILE='ada'\\''s \"work\"'\n");
    }

    @ParameterizedTest
    @EnumSource
    void typedKeysBecomeWordsToBeReplaced(CopyAs as) {
        assertThat(as.text(KEYS))
                .contains("YOUR_ACCESS_KEY_ID", "YOUR_SECRET_ACCESS_KEY", "lab:4566")
                .doesNotContain("real-secret")
                .doesNotContain("AKIAREAL");
    }
}
