package dev.weir.app.audit.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.audit.Events;
import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {

    @AfterEach
    void english() {
        Text.speak(Language.ENGLISH);
    }

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kinesis|CreateStream|{\"streamName\":\"orders\",\"shardCount\":4}|ana hat Stream orders mit 4 Shards angelegt, von 10.1.2.3",
                "kinesis|CreateStream|{\"streamName\":\"orders\",\"shardCount\":1}|ana hat Stream orders mit 1 Shard angelegt, von 10.1.2.3",
                "iam|AttachUserPolicy|{\"userName\":\"bo\",\"policyArn\":\"arn:aws:iam::1:policy/read\"}|ana hat Benutzer bo Richtlinie read gegeben, von 10.1.2.3",
                "kms|ScheduleKeyDeletion|{\"keyId\":\"k-1\",\"pendingWindowInDays\":7}|ana hat Schlüssel k-1 zum Löschen in 7 Tagen vorgemerkt, von 10.1.2.3",
                "ec2|DescribeVpcEndpoints|{}|ana hat Vpc Endpoints angesehen, von 10.1.2.3",
                "ec2|Frobnicate|{}|ana hat Frobnicate aufgerufen, von 10.1.2.3"
            })
    void germanPutsTheVerbLast(String service, String name, String request, String words) {
        Text.speak(Language.GERMAN);
        assertThat(Sentences.of(Events.of(service, name, request))).isEqualTo(words);
    }

    @Test
    void whatFailedWasOnlyTriedInGermanToo() {
        Text.speak(Language.GERMAN);
        String denied = ",\"errorCode\":\"AccessDenied\",\"errorMessage\":\"no\"";
        assertThat(Sentences.of(Events.of("kinesis", "CreateStream", "{\"streamName\":\"orders\"}", "null", denied)))
                .isEqualTo("ana wollte Stream orders anlegen und wurde abgewiesen, von 10.1.2.3");
    }

    @Test
    void everyOperationIsToldInEveryLanguageWithTheSameValues() {
        Map<String, List<String>> english = places(Language.ENGLISH);
        for (Language language : Language.values()) {
            assertThat(places(language)).as(language.ownName()).isEqualTo(english);
            assertThat(Lines.of(Wording.file("verbs", language)))
                    .as(language.ownName())
                    .anyMatch(line -> line.key().equals("*"))
                    .allMatch(line -> line.rest().matches("\\S+\\|\\S+"));
        }
    }

    private static Map<String, List<String>> places(Language language) {
        Map<String, List<String>> places = new TreeMap<>();
        for (Lines.Line line : Lines.of(Wording.file("sentences", language))) {
            List<String> found = Pattern.compile("\\{#?[^} ]+")
                    .matcher(line.rest())
                    .results()
                    .map(MatchResult::group)
                    .sorted()
                    .toList();
            assertThat(places.put(line.key(), found))
                    .as("told once: " + line.key())
                    .isNull();
        }
        return places;
    }
}
