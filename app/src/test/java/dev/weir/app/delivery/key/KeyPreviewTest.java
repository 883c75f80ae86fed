package dev.weir.app.delivery.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.firehose.object.Prefix;
import dev.weir.broker.firehose.object.PrefixException;
import dev.weir.broker.firehose.object.PrefixValues;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The preview and the broker have each their own reading of a prefix: these hold them together. */
class KeyPreviewTest {

    private static final Instant ARRIVED = Instant.parse("2026-12-31T23:30:09Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Map<String, String> KEYS =
            Map.of("partitionKeyFromQuery:customer", "c 7/ä", "partitionKeyFromLambda:day", "mon");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orders",
                "orders/",
                "orders/!{timestamp:yyyy/MM/dd/HH}/",
                "!{timestamp:YYYY}-!{timestamp:'week'ww}/x",
                "a/!{partitionKeyFromQuery:customer}/!{partitionKeyFromLambda:day}/",
                "s/!{firehose:shard-id}/!{timestamp:HH:mm:ss.SSS}",
                "}{!!{timestamp:E}!",
                "dt=!{timestamp:yyyy-MM-dd}/hour=!{timestamp:hh a}/"
            })
    void standsForTheSameAsInTheBroker(String text) throws Exception {
        String broker = Prefix.parse(text)
                .withDefaultTime()
                .in(new PrefixValues(ARRIVED.atZone(ZONE), "shardId-000000000003", "", KEYS));
        String preview =
                KeyPattern.parse(text).withDefaultTime().at(ARRIVED.atZone(ZONE), "shardId-000000000003", "", KEYS);
        assertThat(preview).isEqualTo(broker);
        assertThat(KeyPattern.parse(text).problem()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!{",
                "!{timestamp}",
                "!{timestamp:}",
                "!{timestamp:Q{}",
                "!{timestamp:bcd}",
                "!{firehose:}",
                "!{firehose:name}",
                "!{partitionKeyFromQuery:}",
                "!{partitionKey:customer}",
                "a!{b}c",
                "!{timestamp:yyyy/MM"
            })
    void refusesWhatTheBrokerRefuses(String text) {
        assertThat(KeyPattern.parse(text).problem()).isNotNull();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Prefix.parse(text))
                .isInstanceOf(PrefixException.class);
    }

    @Test
    void anErrorPrefixWithoutExpressionsGetsTypeAndHour() {
        KeyPreview preview = new KeyPreview("a/", "failed/", "orders", 3, ZONE, ".parquet", ".gz", "");
        assertThat(preview.errorKey(ARRIVED, "processing-failed"))
                .isEqualTo("failed/processing-failed/2027/01/01/00/orders-3-2027-01-01-00-30-09-" + KeyPreview.RANDOM
                        + ".gz");
    }

    @Test
    void aKeyThatIsNotKnownIsShownByItsName() {
        KeyPreview preview =
                new KeyPreview("!{partitionKeyFromLambda:day}/!{timestamp:yyyy}/", "", "orders", 1, ZONE, "", "", "");
        assertThat(preview.key(ARRIVED, Map.of())).startsWith("<day>/2027/orders-1-");
    }
}
