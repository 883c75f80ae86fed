package dev.weir.app.audit.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.audit.AuditEvent;
import dev.weir.app.audit.Events;
import dev.weir.app.audit.words.Difference.Line;
import dev.weir.app.audit.words.Difference.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static AuditEvent made() {
        return Events.of(
                "kinesis", "CreateStream", "{\"streamName\":\"orders\",\"shardCount\":4,\"tags\":{\"team\":\"a\"}}");
    }

    private static AuditEvent changing(String name, String request) {
        return Events.of("kinesis", name, request, "null", ",\"readOnly\":false");
    }

    @Test
    void theAnswerTellsTheShardsBefore() {
        AuditEvent event = Events.of(
                "kinesis",
                "UpdateShardCount",
                "{\"streamName\":\"orders\",\"targetShardCount\":8}",
                "{\"currentShardCount\":4,\"targetShardCount\":8}",
                "");
        assertThat(Difference.of(event, List.of()).lines())
                .containsExactly(new Line("shards", "4", "8", Source.ANSWER));
    }

    @Test
    void anEarlierEventOrTheMakingTellsWhatWasBefore() {
        AuditEvent first =
                changing("IncreaseStreamRetentionPeriod", "{\"streamName\":\"orders\",\"retentionPeriodHours\":48}");
        AuditEvent second =
                changing("IncreaseStreamRetentionPeriod", "{\"streamName\":\"orders\",\"retentionPeriodHours\":72}");
        assertThat(Difference.of(second, List.of(first, made())).lines())
                .containsExactly(new Line("retention (hours)", "48", "72", Source.EARLIER));
        assertThat(Difference.of(first, List.of(made())).lines())
                .containsExactly(new Line("retention (hours)", "24", "48", Source.EARLIER));
        assertThat(Difference.of(first, List.of()).lines())
                .containsExactly(new Line("retention (hours)", null, "48", Source.UNKNOWN));
    }

    @Test
    void tagsComeAndGo() {
        AuditEvent away = changing("RemoveTagsFromStream", "{\"streamName\":\"orders\",\"tagKeys\":[\"team\"]}");
        assertThat(Difference.of(away, List.of(made())).lines())
                .containsExactly(new Line("tag team", "a", null, Source.EARLIER));
        AuditEvent fresh = changing("AddTagsToStream", "{\"streamName\":\"orders\",\"tags\":{\"cost\":\"9\"}}");
        assertThat(Difference.of(fresh, List.of(made())).lines())
                .containsExactly(new Line("tag cost", null, "9", Source.MADE));
    }

    @Test
    void policiesAndDestinationsAreComparedMemberByMember() {
        AuditEvent policy = changing(
                "PutResourcePolicy", "{\"resourceARN\":\"arn:x\",\"policy\":\"{\\\"Version\\\":\\\"2012-10-17\\\"}\"}");
        assertThat(Difference.of(policy, List.of()).lines())
                .containsExactly(new Line("policy.Version", null, "2012-10-17", Source.UNKNOWN));
        AuditEvent create = Events.of(
                "firehose",
                "CreateDeliveryStream",
                "{\"deliveryStreamName\":\"d\",\"extendedS3DestinationConfiguration\":{\"prefix\":\"a/\",\"bufferingHints\":{\"sizeInMBs\":5}}}");
        AuditEvent update = Events.of(
                "firehose",
                "UpdateDestination",
                "{\"deliveryStreamName\":\"d\",\"extendedS3DestinationUpdate\":{\"prefix\":\"b/\",\"bufferingHints\":{\"sizeInMBs\":5}}}");
        List<Line> lines = Difference.of(update, List.of(create)).lines();
        assertThat(lines)
                .containsExactly(
                        new Line("destination.bufferingHints.sizeInMBs", "5", "5", Source.EARLIER),
                        new Line("destination.prefix", "a/", "b/", Source.EARLIER));
        assertThat(lines.getFirst().same()).isTrue();
    }

    @Test
    void operationsWithoutARuleAreComparedByTheirMembers() {
        AuditEvent before = Events.of("sns", "SetAttributes", "{\"name\":\"t\",\"deliveryPolicy\":\"fast\"}");
        AuditEvent after = Events.of("sns", "SetAttributes", "{\"name\":\"t\",\"deliveryPolicy\":\"slow\"}");
        assertThat(Difference.of(after, List.of(before)).lines())
                .containsExactly(new Line("delivery policy", "fast", "slow", Source.EARLIER));
    }
}
