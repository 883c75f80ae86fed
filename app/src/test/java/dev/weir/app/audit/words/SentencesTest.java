package dev.weir.app.audit.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.audit.Events;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {

    @Test
    void whoWhatAndFromWhere() {
        assertThat(Sentences.of(Events.of("kinesis", "CreateStream", "{\"streamName\":\"orders\",\"shardCount\":4}")))
                .isEqualTo("ana made stream orders with 4 shards, from 10.1.2.3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kinesis|CreateStream|{\"streamName\":\"orders\"}|made stream orders",
                "kinesis|CreateStream|{\"streamName\":\"orders\",\"shardCount\":1}|made stream orders with 1 shard",
                "kinesis|DeleteStream|{\"streamARN\":\"arn:aws:kinesis:us-east-1:111122223333:stream/orders\"}|deleted stream orders",
                "kinesis|UpdateShardCount|{\"streamName\":\"orders\",\"targetShardCount\":8}|changed the shards of stream orders to 8",
                "kinesis|AddTagsToStream|{\"streamName\":\"orders\",\"tags\":{\"team\":\"a\",\"cost\":\"b\"}}|tagged stream orders with team, cost",
                "kinesis|RemoveTagsFromStream|{\"streamName\":\"orders\",\"tagKeys\":[\"team\"]}|took tags team off stream orders",
                "lambda|CreateFunction20150331|{\"functionName\":\"clean\",\"runtime\":\"java25\"}|made function clean of java25",
                "kms|ScheduleKeyDeletion|{\"keyId\":\"k-1\",\"pendingWindowInDays\":7}|set key k-1 to be deleted in 7 days",
                "iam|AttachUserPolicy|{\"userName\":\"bo\",\"policyArn\":\"arn:aws:iam::1:policy/team/read\"}|gave user bo policy team/read",
                "sts|AssumeRole|{\"roleArn\":\"arn:aws:iam::111122223333:role/deploy\",\"roleSessionName\":\"ci\"}|took role deploy as ci",
                "s3|PutObject|{\"bucketName\":\"lake\",\"key\":\"a/b.json\"}|put object a/b.json into bucket lake",
                "glue|CreateTable|{\"databaseName\":\"db\",\"tableInput\":{\"name\":\"t\"}}|made table t in database db",
                "sns|CreateTopic|{\"name\":\"t\"}|created topic",
                "ec2|DescribeVpcEndpoints|{}|looked at vpc endpoints",
                "ec2|StopInstances|{}|stopped instances",
                "ec2|Frobnicate|{}|called Frobnicate"
            })
    void operationsInWords(String service, String name, String request, String words) {
        assertThat(Sentences.what(Events.of(service, name, request))).isEqualTo(words);
    }

    @Test
    void whatFailedWasOnlyTried() {
        String denied = ",\"errorCode\":\"AccessDenied\",\"errorMessage\":\"no\"";
        assertThat(Sentences.what(Events.of("kinesis", "CreateStream", "{\"streamName\":\"orders\"}", "null", denied)))
                .isEqualTo("tried to make stream orders and was refused");
        assertThat(Sentences.what(Events.of(
                        "ec2",
                        "StopInstances",
                        "{}",
                        "null",
                        ",\"errorCode\":\"InvalidState\",\"errorMessage\":\"no\"")))
                .isEqualTo("tried to stop instances: InvalidState");
    }

    @Test
    void requestsWithNothingOrWithTooMuchStillMakeSentences() {
        assertThat(Sentences.what(Events.of("kinesis", "CreateStream", "null"))).startsWith("made stream");
        String long1 = "x".repeat(5_000);
        assertThat(Sentences.what(Events.of("kinesis", "DeleteStream", "{\"streamName\":\"" + long1 + "\"}")))
                .hasSizeLessThan(120);
        assertThat(Sentences.what(Events.of("kinesis", "DeleteStream", "{\"streamName\":{\"a\":[1]}}")))
                .isNotEmpty();
    }

    @Test
    void theTablesHaveTheServicesThatPeopleAskAbout() {
        assertThat(Set.of("kinesis", "firehose", "s3", "lambda", "kms", "iam", "sts", "cloudtrail", "glue", "dynamodb"))
                .allMatch(service -> Lines.of("sentences.txt").stream()
                        .anyMatch(line -> line.key().startsWith(service + ":")));
        assertThat(Lines.of("sentences.txt")).allMatch(line -> line.rest().matches("\\S+\\|\\S+( .*)?"));
        assertThat(Sentences.knows("kinesis", "CreateStream")).isTrue();
    }
}
