package dev.weir.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.app.connection.Connection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeirLinkTest {

    static List<Place> places() {
        return List.of(
                new Place.Overview(),
                new Place.Streams(),
                new Place.Stream("orders"),
                new Place.Stream("orders", Place.Stream.Part.KEY_SPACE),
                new Place.Stream("orders", Place.Stream.Part.CONSUMERS),
                new Place.Stream("records", Place.Stream.Part.CONFIGURATION),
                new Place.Records(null, null),
                new Place.Records("orders.v2", "shardId-000000000007"),
                new Place.Records("orders", null, Instant.parse("2026-11-26T14:00:00.123Z"), "a/ü&=? \"x\""),
                new Place.Query(null),
                Place.Query.of("orders"),
                new Place.Query("SELECT '%41', 1+1\n\tFROM \"orders\" -- ünïcode & more"),
                new Place.Pipeline(null),
                new Place.Pipeline("orders"),
                new Place.Journey(
                        "orders", "shardId-000000000007", "49590338271490256608559692538361571095921575989136588898"),
                new Place.Produce(null),
                new Place.Produce("orders"),
                new Place.Delivery(),
                new Place.DeliveryStream("new"),
                new Place.DeliveryForm(null, null),
                new Place.DeliveryForm(null, "orders"),
                new Place.DeliveryForm("to-s3", null),
                new Place.Audit(null),
                new Place.Audit("arn:aws:kinesis:us-east-1:123456789012:stream/orders"),
                new Place.Access(),
                new Place.Access("arn:aws:iam::1:role/a", "kinesis:PutRecord*", "*"),
                new Place.Objects(null, null),
                new Place.Objects("a-bucket", null),
                new Place.Objects("a-bucket", "year=2026/month=11/ a"),
                new Place.TransformBench(null),
                new Place.TransformBench("orders"),
                new Place.Scenarios(null),
                new Place.Scenarios("card-fraud"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void aPlaceIsItsLinkAndBack(Place place) {
        assertThat(PlaceLink.parse(PlaceLink.of(place))).isEqualTo(place);
        Connection connection = new Connection(
                "my profile@home/x",
                Connection.Kind.TEST,
                new Connection.Source.Profile("my profile@home/x"),
                "eu-central-1",
                null);
        String link = WeirLink.of(connection, place);
        assertThat(link).matches("[!-~]+");
        assertThat(WeirLink.parse(link)).isEqualTo(new WeirLink(connection.key(), "eu-central-1", place));
    }

    @Test
    void everyKindOfPlaceHasALink() {
        assertThat(places().stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsAll(Arrays.asList(Place.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "weir://embedded/streams, embedded, -",
                "WEIR://embedded, embedded, -",
                "weir:///streams, -, -",
                "weir://prod@eu-west-1/streams, profile:prod, eu-west-1",
                "weir://profile:embedded/streams, profile:embedded, -",
                "weir://endpoint:my%20lab@us-east-1/streams, endpoint:my lab, us-east-1",
                "weir://environment@us-gov-west-1/, environment, us-gov-west-1",
                "weir://embedded?, embedded, -",
            })
    void connectionsAreNamed(String text, String key, String region) {
        WeirLink link = WeirLink.parse(text);
        assertThat(link.key()).isEqualTo(key);
        assertThat(link.region()).isEqualTo(region);
        assertThat(WeirLink.parse(link.text())).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "weir:",
                "weir:/embedded/streams",
                "http://embedded/streams",
                "weir://http:%2F%2Fevil.example%2F/streams",
                "weir://evil.example:4567/streams",
                "weir://user:password@us-east-1/streams",
                "weir://embedded@us-east-1/streams",
                "weir://prod@/streams",
                "weir://prod@nowhere/streams",
                "weir://prod@eu-west-1@x/streams",
                "weir://%20/streams",
                "weir://a%0Ab/streams",
                "weir://embedded/streams#x",
                "weir://embedded/settings",
                "weir://embedded/../streams",
                "weir://embedded/streams/..%2F..%2Fetc/records",
                "weir://embedded/streams//records",
                "weir://embedded/streams/or ders",
                "weir://embedded/streams/or%ders",
                "weir://embedded/streams/or%2",
                "weir://embedded/streams/%ff%fe",
                "weir://embedded/streams/orders%E2%80%AEx",
                "weir://embedded/streams/orders/records/x",
                "weir://embedded/streams/orders/delete",
                "weir://embedded/streams?delete=orders",
                "weir://embedded/streams/orders/records?shard=a&shard=b",
                "weir://embedded/streams/orders/records?from=yesterday",
                "weir://embedded/streams/orders/records?from",
                "weir://embedded/streams/orders/records?key=",
                "weir://embedded/streams/orders/records?shard=a%00b",
                "weir://embedded/query?statement=SELECT%201&run=true",
                "weir://embedded/query?statement=SELECT%00",
                "weir://embedded/produce?record=x",
                "weir://embedded/objects?prefix=x",
                "weir://embedded/objects?bucket=..%2Fx",
                "weir://embedded/access?action=rm%20-rf",
                "weir://embedded/audit?resource=a%20b",
                "weir://embedded/delivery/x/y",
                "weir://embedded/streams/ünicode",
            })
    void hostileAndUnknownLinksAreRefusedWithASentence(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeirLink.parse(text))
                .satisfies(e -> assertThat(e.getMessage()).endsWith("."));
    }

    @Test
    void aLinkIsBounded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeirLink.parse("weir://embedded/query?statement=" + "a".repeat(40_000)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeirLink.parse("weir://embedded/streams/" + "a".repeat(129)));
    }

    @Test
    void whatIsTypedNamesAConnectionPlainly() {
        assertThat(WeirLink.typed("prod", "records").key()).isEqualTo("profile:prod");
        assertThat(WeirLink.typed("embedded", null)).isEqualTo(new WeirLink("embedded", null, new Place.Overview()));
        assertThat(WeirLink.typed("endpoint:lab", null).key()).isEqualTo("endpoint:lab");
        assertThat(WeirLink.typed(null, "streams/orders").key()).isNull();
    }
}
