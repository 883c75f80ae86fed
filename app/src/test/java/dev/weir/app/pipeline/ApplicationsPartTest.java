package dev.weir.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.app.account.OtherClients;
import dev.weir.charts.flow.FlowLink;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationSummary;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationsRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationsResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.OutputDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;

/** No broker has Flink applications, so what the service would tell is told by hand. */
class ApplicationsPartTest {

    private static final String ARN = "arn:aws:kinesis:eu-central-1:111122223333:stream/";

    @Test
    void anApplicationOfTheSqlKindTellsWhatItReadsAndWrites() {
        InputDescription input = InputDescription.builder()
                .kinesisStreamsInputDescription(stream -> stream.resourceARN(ARN + "orders"))
                .build();
        OutputDescription stream = OutputDescription.builder()
                .kinesisStreamsOutputDescription(to -> to.resourceARN(ARN + "totals"))
                .build();
        OutputDescription delivery = OutputDescription.builder()
                .kinesisFirehoseOutputDescription(
                        to -> to.resourceARN("arn:aws:firehose:eu-central-1:111122223333:deliverystream/to-s3"))
                .build();
        ApplicationConfigurationDescription configuration = ApplicationConfigurationDescription.builder()
                .sqlApplicationConfigurationDescription(
                        sql -> sql.inputDescriptions(input).outputDescriptions(stream, delivery))
                .build();

        Findings found = find(configuration);

        assertThat(found.links())
                .containsExactlyInAnyOrder(
                        new FlowLink("stream:orders", "application:app"),
                        new FlowLink("application:app", "stream:totals"),
                        new FlowLink("application:app", "delivery:to-s3"));
        assertThat(found.nodes().getFirst().stated().level()).isEqualTo(Mark.Level.FINE);
    }

    @Test
    void ofAnotherApplicationThePropertiesThatNameStreamsAreTaken() {
        PropertyGroup source = PropertyGroup.builder()
                .propertyGroupId("InputStream0")
                .propertyMap(Map.of("stream.arn", ARN + "orders", "aws.region", "eu-central-1"))
                .build();
        PropertyGroup sink = PropertyGroup.builder()
                .propertyGroupId("ProducerConfigProperties")
                .propertyMap(Map.of("output.stream.name", "totals"))
                .build();

        Findings found = find(ApplicationConfigurationDescription.builder()
                .environmentPropertyDescriptions(properties -> properties.propertyGroupDescriptions(source, sink))
                .build());

        assertThat(found.links())
                .containsExactlyInAnyOrder(
                        new FlowLink("stream:orders", "application:app"),
                        new FlowLink("application:app", "stream:totals"));
    }

    @Test
    void anApplicationThatMayNotBeDescribedIsNamed() {
        Findings found = new Findings();

        assertThatThrownBy(() -> new ApplicationsPart(new Service(null)).find(found))
                .isInstanceOf(SdkException.class);

        assertThat(found.nodes()).extracting(FlowNode::name).containsExactly("app");
    }

    private static Findings find(ApplicationConfigurationDescription configuration) {
        Findings found = new Findings();
        new ApplicationsPart(new Service(configuration)).find(found);
        return found;
    }

    /** An account with one application; without a configuration it may not be described. */
    private record Service(ApplicationConfigurationDescription configuration) implements KinesisAnalyticsV2Client {

        @Override
        public ListApplicationsResponse listApplications(ListApplicationsRequest request) {
            return ListApplicationsResponse.builder()
                    .applicationSummaries(
                            ApplicationSummary.builder().applicationName("app").build())
                    .build();
        }

        @Override
        public DescribeApplicationResponse describeApplication(DescribeApplicationRequest request) {
            if (configuration == null) {
                throw OtherClients.denied();
            }
            return DescribeApplicationResponse.builder()
                    .applicationDetail(ApplicationDetail.builder()
                            .applicationName(request.applicationName())
                            .applicationStatus(ApplicationStatus.RUNNING)
                            .applicationConfigurationDescription(configuration)
                            .build())
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
