package dev.weir.app.pipeline;

import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationSummary;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.OutputDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SqlApplicationConfigurationDescription;

/**
 * Flink applications, by DescribeApplication. Those of the old SQL kind tell what they read and write. Of the others the service knows
 * only properties, which by custom name streams: whether one is read or written is taken from the property's name.
 */
final class ApplicationsPart implements Part {

    /** The most that are described: each costs a call. */
    private static final int MOST = 25;

    private static final List<String> WRITTEN = List.of("output", "sink", "producer", "target", "dest");

    private final KinesisAnalyticsV2Client flink;

    ApplicationsPart(KinesisAnalyticsV2Client flink) {
        this.flink = flink;
    }

    @Override
    public String subject() {
        return Text.of("Flink applications");
    }

    @Override
    public void find(Findings into) {
        List<ApplicationSummary> applications =
                flink.listApplications(request -> request.limit(50)).applicationSummaries();
        Findings described = new Findings();
        try {
            for (ApplicationSummary application :
                    applications.stream().limit(MOST).toList()) {
                describe(application.applicationName(), described);
            }
        } finally {
            into.addAll(described);
            applications.forEach(application -> into.add(node(application.applicationName(), "", Mark.NONE)));
        }
    }

    private void describe(String name, Findings into) {
        ApplicationDetail detail;
        try {
            detail = flink.describeApplication(request -> request.applicationName(name))
                    .applicationDetail();
        } catch (ResourceNotFoundException e) {
            return; // Deleted since it was listed: the next look is without it.
        }
        String id = id(name);
        into.add(node(name, Objects.requireNonNullElse(detail.runtimeEnvironmentAsString(), ""), mark(detail)));
        ApplicationConfigurationDescription configuration = detail.applicationConfigurationDescription();
        if (configuration == null) {
            return;
        }
        SqlApplicationConfigurationDescription sql = configuration.sqlApplicationConfigurationDescription();
        if (sql != null) {
            sql.inputDescriptions().forEach(input -> readBy(id, input, into));
            sql.outputDescriptions().forEach(output -> writtenBy(id, output, into));
        }
        var properties = configuration.environmentPropertyDescriptions();
        if (properties != null) {
            properties.propertyGroupDescriptions().forEach(group -> named(id, group, into));
        }
    }

    private static void readBy(String id, InputDescription input, Findings into) {
        var stream = input.kinesisStreamsInputDescription();
        var delivery = input.kinesisFirehoseInputDescription();
        if (stream != null) {
            Arns.stream(stream.resourceARN()).ifPresent(name -> into.link(FlowNode.stream(name), id));
        }
        if (delivery != null) {
            Arns.delivery(delivery.resourceARN()).ifPresent(name -> into.link(FlowNode.delivery(name), id));
        }
    }

    private static void writtenBy(String id, OutputDescription output, Findings into) {
        var stream = output.kinesisStreamsOutputDescription();
        var delivery = output.kinesisFirehoseOutputDescription();
        if (stream != null) {
            Arns.stream(stream.resourceARN()).ifPresent(name -> into.link(id, FlowNode.stream(name)));
        }
        if (delivery != null) {
            Arns.delivery(delivery.resourceARN()).ifPresent(name -> into.link(id, FlowNode.delivery(name)));
        }
    }

    private static void named(String id, PropertyGroup group, Findings into) {
        group.propertyMap().forEach((key, value) -> {
            String words = (group.propertyGroupId() + " " + key).toLowerCase(Locale.ROOT);
            boolean written = WRITTEN.stream().anyMatch(words::contains);
            Arns.stream(value).ifPresent(name -> link(id, FlowNode.stream(name), written, into));
            Arns.delivery(value).ifPresent(name -> into.link(id, FlowNode.delivery(name)));
            boolean byName = Set.of("stream.name", "input.stream.name", "output.stream.name", "aws.stream.name")
                    .contains(key.toLowerCase(Locale.ROOT));
            if (byName && Arns.stream(value).isEmpty()) {
                link(id, FlowNode.stream(value), written, into);
            }
        });
    }

    private static void link(String id, String stream, boolean written, Findings into) {
        into.link(written ? id : stream, written ? stream : id);
    }

    private static String id(String name) {
        return "application:" + name;
    }

    private static FlowNode node(String name, String detail, Mark stated) {
        return new FlowNode(id(name), NodeKind.APPLICATION, name, detail, stated, new Place.Audit(name));
    }

    private static Mark mark(ApplicationDetail detail) {
        return switch (detail.applicationStatus()) {
            case RUNNING -> new Mark(Mark.Level.FINE, Text.of("Running"));
            case READY -> new Mark(Mark.Level.PAUSED, Text.of("Stopped"));
            case UNKNOWN_TO_SDK_VERSION -> Mark.NONE;
            default ->
                new Mark(
                        Mark.Level.CHANGING,
                        detail.applicationStatusAsString()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' '));
        };
    }
}
