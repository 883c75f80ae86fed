package dev.weir.broker.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultSettingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind=throttle | {kind=throttle, rate=1.0}",
                "kind=throttle,operation=PutRecords,stream=orders,rate=0.1 | {kind=throttle, operation=PutRecords, stream=orders, rate=0.1}",
                " kind = Latency , latency = 100ms-2s , for = 30s | {kind=latency, rate=1.0, for=30000ms, latency=100ms-2000ms}",
                "kind=latency,latency=5m | {kind=latency, rate=1.0, latency=300000ms-300000ms}",
                "kind=partial,share=0.2,code=InternalFailure,count=3,seed=-7 | {kind=partial, operation=PutRecords, rate=1.0, count=3, share=0.2, code=InternalFailure, seed=-7}",
                "kind=expired-iterator | {kind=expired-iterator, operation=GetRecords, rate=1.0}",
            })
    void faultsAreReadAsPeopleWriteThem(String text, String settings) {
        assertThat(Fault.parse(text).settings()).hasToString(settings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind=partial,share=0.2,stream=a.b-c_d,rate=0.5",
                "kind=latency,latency=10ms-20ms,count=9,for=1h",
                "kind=lost-answer,operation=PutRecord,seed=1"
            })
    void whatIsWrittenIsReadAgain(String text) {
        Fault fault = Fault.parse(text);
        String written = fault.settings().entrySet().stream()
                .map(Map.Entry::toString)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        assertThat(Fault.parse(written)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | name=value pairs",
                "throttle | name=value pairs",
                "kind=throttle, | name=value pairs",
                "=throttle | name=value pairs",
                "rate=0.1 | needs a kind: one of throttle, latency, error, partial, expired-token, expired-iterator, reset, lost-answer.",
                "kind=slow | no fault of kind \"slow\"; the kinds are throttle,",
                "kind=throttle,speed=1 | no setting \"speed\"; it has kind, operation,",
                "kind=throttle,kind=error | says kind twice",
                "kind=throttle,rate=0 | rate is a number above 0 and at most 1, not \"0\".",
                "kind=throttle,rate=10% | not \"10%\".",
                "kind=throttle,rate=NaN | not \"NaN\".",
                "kind=throttle,count=0 | count is a whole number from 1 on",
                "kind=throttle,for=30 | no time for a fault's for; write 200ms, 30s, 5m or 1h.",
                "kind=throttle,for=0s | above zero",
                "kind=latency | says how long: latency=200ms",
                "kind=latency,latency=2s-1s | from the shorter to the longer",
                "kind=latency,latency=6m | at most 5m",
                "kind=throttle,latency=1s | latency is for faults of kind latency.",
                "kind=throttle,share=0.1 | share is for faults of kind partial.",
                "kind=reset,code=X | code is for faults of kind throttle, error and partial.",
                "kind=partial,operation=PutRecord | meets PutRecords and nothing else, so not PutRecord.",
                "kind=throttle,stream=a/b | cannot be a fault's stream",
                "kind=throttle,operation=Put-Records | cannot be a fault's operation",
                "kind=throttle,seed=x | seed is a whole number",
            })
    void whatIsNoFaultIsRefusedWithASentence(String text, String sentence) {
        assertThatThrownBy(() -> Fault.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }

    @Test
    void drawsFollowFromTheSeed() {
        assertThat(draws("kind=throttle,rate=0.3,seed=42")).isEqualTo(draws("kind=throttle,rate=0.3,seed=42"));
        assertThat(draws("kind=throttle,rate=0.3,seed=42")).isNotEqualTo(draws("kind=throttle,rate=0.3,seed=43"));
    }

    @Test
    void aRateIsMetInTheLongRunAndACountExactly() {
        ActiveFault often = new ActiveFault(1, Fault.parse("kind=error,rate=0.1"), 7, 0);
        ActiveFault five = new ActiveFault(2, Fault.parse("kind=error,rate=0.5,count=5"), 7, 0);
        for (int i = 0; i < 10_000; i++) {
            often.draw(0);
            five.draw(0);
        }
        assertThat(often.applied()).isBetween(850L, 1150L);
        assertThat(five.applied()).isEqualTo(5);
        assertThat(five.isOver(0)).isTrue();
    }

    private static String draws(String text) {
        Fault fault = Fault.parse(text);
        ActiveFault active = new ActiveFault(1, fault, fault.seed() == null ? 0 : fault.seed(), 0);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            all.append(active.draw(0) ? '1' : '0');
        }
        return all.toString();
    }
}
