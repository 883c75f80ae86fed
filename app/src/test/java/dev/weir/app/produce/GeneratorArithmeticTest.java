package dev.weir.app.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.shell.Memory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Keys, rates and templates, without a stream. */
class GeneratorArithmeticTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T21:04:10Z"));

    private static GeneratorSettings settings(String template) {
        return new GeneratorSettings(template, KeyKind.ROUND_ROBIN, 3, 1, "k-", 0, 10, 0, 500, false, 0, 0, 0);
    }

    private static List<RecordMaker.Made> make(GeneratorSettings settings, int count) throws TemplateProblem {
        RecordMaker maker = new RecordMaker(settings, new Random(7), CLOCK);
        List<RecordMaker.Made> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(maker.next());
        }
        return made;
    }

    @Test
    void zipfDrawsByItsLaw() {
        ZipfKeys zipf = new ZipfKeys(1_000, 1);
        int[] drawn = new int[1_000];
        Random random = new Random(42);
        int draws = 400_000;
        for (int i = 0; i < draws; i++) {
            drawn[zipf.draw(random)]++;
        }
        double harmonic = 0;
        for (int rank = 1; rank <= 1_000; rank++) {
            harmonic += 1.0 / rank;
        }
        for (int rank : new int[] {0, 1, 9, 99}) {
            double law = 1 / (harmonic * (rank + 1));
            assertThat(zipf.share(rank)).isCloseTo(law, within(1e-9));
            assertThat(drawn[rank] / (double) draws).isCloseTo(law, within(law * 0.1));
        }
    }

    @Test
    void zipfWithoutSkewIsUniform() {
        ZipfKeys zipf = new ZipfKeys(8, 0);
        for (int rank = 0; rank < 8; rank++) {
            assertThat(zipf.share(rank)).isCloseTo(0.125, within(1e-12));
        }
    }

    @Test
    void aRampComesToWhatLiesUnderIt() {
        GeneratorSettings ramp =
                new GeneratorSettings("x", KeyKind.FIXED, 1, 1, "k", 100, 500, 10, 500, false, 0, 0, 0);
        assertThat(ramp.dueAt(0)).isZero();
        assertThat(ramp.dueAt(5)).isEqualTo(5 * (100 + 300) / 2.0);
        assertThat(ramp.dueAt(10)).isEqualTo(10 * (100 + 500) / 2.0);
        assertThat(ramp.dueAt(12)).isEqualTo(3_000 + 2 * 500);
        assertThat(ramp.rateAt(5)).isEqualTo(300);
        assertThat(ramp.rateAt(60)).isEqualTo(500);
        assertThat(settings("x").dueAt(3)).isEqualTo(30);
    }

    @Test
    void roundRobinGivesEachKeyInItsTurn() throws TemplateProblem {
        assertThat(make(settings("x"), 4).stream().map(made -> made.record().partitionKey()))
                .containsExactly("k-0", "k-1", "k-2", "k-0");
    }

    @Test
    void theKeyComesFromAFieldOfTheRecord() throws TemplateProblem {
        GeneratorSettings field = new GeneratorSettings(
                "{\"user\":{\"id\":#{seq 7}}}", KeyKind.FIELD, 1, 1, "user.id", 0, 1, 0, 500, false, 0, 0, 0);
        assertThat(make(field, 2).stream().map(made -> made.record().partitionKey()))
                .containsExactly("7", "8");
        GeneratorSettings missing =
                new GeneratorSettings("{\"a\":1}", KeyKind.FIELD, 1, 1, "$.user", 0, 1, 0, 500, false, 0, 0, 0);
        assertThatThrownBy(() -> make(missing, 1)).hasMessageContaining("$.user");
    }

    @Test
    void ownExpressionsGiveWhatTheySay() throws TemplateProblem {
        assertThat(make(settings("#{seq 5}|#{now}|#{now 'millis'}|#{now 'seconds'}|#{key}"), 2)
                        .getLast()
                        .text())
                .isEqualTo("6|2026-11-23T21:04:10Z|1795467850000|1795467850|k-1");
        for (RecordMaker.Made made :
                make(settings("#{int 3,5}|#{pick 'a, b','c'}|#{decimal 1,2,1}|#{walk 5,1,4,6}"), 200)) {
            assertThat(made.text()).matches("[3-5]\\|(a, b|c)\\|[12]\\.\\d\\|[456]\\.\\d{3}");
        }
        assertThat(make(settings("#{uuid}"), 1).getFirst().text())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void fakedTextIsEscapedWithinJsonStrings() throws Exception {
        String template = "{\"a\":\"#{pick 'say \"x\"\\'}\",\"n\":#{int 1,1},\"who\":\"#{Name.fullName}\"}";
        var json = new ObjectMapper()
                .readTree(make(settings(template), 1).getFirst().text());
        assertThat(json.get("a").asText()).isEqualTo("say \"x\"\\");
        assertThat(json.get("n").asInt()).isEqualTo(1);
        assertThat(json.get("who").asText()).isNotBlank().doesNotContain("#{");
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        String unknown = "{\n  \"a\": \"#{Nobody.knows}\"\n}";
        assertThatThrownBy(() -> make(settings(unknown), 1)).isInstanceOfSatisfying(TemplateProblem.class, problem -> {
            assertThat(problem.in(unknown)).startsWith("Line 2, column 9: Datafaker does not know");
            assertThat(unknown.substring(problem.from(), problem.to())).isEqualTo("#{Nobody.knows}");
        });
        assertThatThrownBy(() -> make(settings("a #{seq"), 1)).hasMessageContaining("not closed");
        assertThatThrownBy(() -> make(settings("#{int 5,1}"), 1)).hasMessageContaining("least number first");
        assertThatThrownBy(() -> make(settings("#{chance 2,'a','b'}"), 1)).hasMessageContaining("probability");
    }

    @Test
    void paddingReachesTheSizeAndKeepsJson() throws Exception {
        for (String template : List.of("{\"n\":1}", "{}", "a line", "[1,2]")) {
            GeneratorSettings padded =
                    new GeneratorSettings(template, KeyKind.FIXED, 1, 1, "k", 0, 1, 0, 500, false, 300, 0, 0);
            RecordMaker.Made made = make(padded, 1).getFirst();
            assertThat(made.record().data()).hasSize(300);
            if (template.startsWith("{")) {
                assertThat(new ObjectMapper().readTree(made.text()).has("padding"))
                        .isTrue();
            }
        }
    }

    @Test
    void gzipIsUndoneToTheSameText() throws Exception {
        GeneratorSettings gzip =
                new GeneratorSettings("{\"n\":#{seq}}", KeyKind.FIXED, 1, 1, "k", 0, 1, 0, 500, true, 2_000, 0, 0);
        RecordMaker.Made made = make(gzip, 1).getFirst();
        byte[] plain =
                new GZIPInputStream(new ByteArrayInputStream(made.record().data())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo(made.text());
        assertThat(made.record().data().length).isLessThan(200);
    }

    @Test
    void everyStartingGeneratorMakesRecords() throws TemplateProblem {
        for (GeneratorSettings settings : StartingGenerators.all().values()) {
            assertThat(make(settings, 20))
                    .allSatisfy(made -> assertThat(made.text()).doesNotContain("#{"));
        }
    }

    @Test
    void savedGeneratorsComeBack() {
        Memory memory = Memory.ofThisRun();
        new SavedGenerators(memory).save("mine", settings("#{seq}"));
        assertThat(new SavedGenerators(memory).all()).containsEntry("mine", settings("#{seq}"));
        new SavedGenerators(memory).delete("mine");
        memory.remember("produce.generators", "{not json");
        assertThat(new SavedGenerators(memory).all()).isEmpty();
    }
}
