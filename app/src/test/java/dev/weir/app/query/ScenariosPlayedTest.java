package dev.weir.app.query;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.SdkClients;
import dev.weir.app.scenario.Fault;
import dev.weir.app.scenario.Scenario;
import dev.weir.app.scenario.file.ScenarioFiles;
import dev.weir.app.scenario.play.PartState;
import dev.weir.app.scenario.play.PartState.Kind;
import dev.weir.app.scenario.play.Player;
import dev.weir.app.scenario.play.Removal;
import dev.weir.app.scenario.play.Tempo;
import dev.weir.app.shell.Statements;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * The four scenarios for which streams are bought, played on one broker at the same time: what comes out of each pipeline, and that it
 * goes on after what went wrong.
 */
class ScenariosPlayedTest {

    @RegisterExtension
    static final DemoEngines DEMO = new DemoEngines();

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();
    private static final Map<String, Player> PLAYERS = new LinkedHashMap<>();
    private static Statements sql;
    private static KinesisClient patient;
    private static final Map<String, RecordsRead> READ = new HashMap<>();
    private static final Map<Player, Looked> LOOKED = new HashMap<>();
    private static final String ENDED = "ended";
    private static final long A_MOMENT = Duration.ofMillis(400).toNanos();

    @BeforeAll
    static void play() throws Exception {
        patient = KinesisClient.builder()
                .endpointOverride(DEMO.broker().workspace().connection().endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "weir")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(configuration -> configuration.retryStrategy(retries -> retries.maxAttempts(20)))
                .build();
        sql = EngineStatements.over(DEMO.engines(), InstantSource.system());
        for (String name : List.of("web-logs", "card-fraud", "flight-delays", "sensor-fleet")) {
            Scenario scenario = ScenarioFiles.open(name);
            Tempo tempo = new Tempo(scenario.speed(), scenario.speed());
            SCENARIOS.put(name, scenario);
            PLAYERS.put(
                    name,
                    Player.play(scenario, DEMO.broker().clients(), sql, tempo, InstantSource.system(), Duration.ZERO));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        PLAYERS.values().forEach(Player::close);
        sql.close();
        patient.close();
        List<String> kept = new ArrayList<>();
        for (Scenario scenario : SCENARIOS.values()) {
            kept.addAll(Removal.of(scenario, clients()).kept());
        }
        assertThat(kept).isEmpty();
        assertThat(clients().lambda().listFunctions().functions())
                .noneMatch(function -> function.functionName().equals("block-card"));
    }

    private static SdkClients clients() {
        return DEMO.broker().clients();
    }

    @Test
    void flightsBecomeWindowsAndGoOnWhenRubbishComes() throws Exception {
        Player player = PLAYERS.get("flight-delays");
        eventually("a window is there", LONG, () -> !data("delays-by-window").isEmpty());
        assertThat(data("delays-by-window").getFirst())
                .contains("\"window_start\":\"", "\"mean_delay\":", "\"flights\":");
        eventually(
                "the table that changes has rows",
                LONG,
                () -> part(player, Kind.QUERY, "Delay by length of the flight, as it changes")
                                .amount()
                        >= 3);
        Statements.Chart chart = SCENARIOS.get("flight-delays").charts().getFirst();
        Statements.Running drawn = sql.watch(chart.title(), chart.statement());
        eventually(
                "the chart has points, or says why not",
                LONG,
                () -> drawn.standing().rows() > 1 || drawn.standing().failure() != null);
        assertThat(drawn.standing().failure()).isNull();
        assertThat(String.valueOf(drawn.standing().newest())).contains(chart.time(), chart.value());
        drawn.cancel();
        Fault rubbish = SCENARIOS.get("flight-delays").faults().getFirst();
        assertThat(player.turn(rubbish, true)).isTrue();
        eventually("rubbish is in the stream", () -> data("departures").contains("NOT A FLIGHT"));
        int windows = data("delays-by-window").size();
        eventually("windows go on", LONG, () -> data("delays-by-window").size() > windows + 1);
        assertThat(player.turn(rubbish, false)).isFalse();
    }

    @Test
    void aTheftBecomesAnAlertAndTheCardIsBlocked() throws Exception {
        Player player = PLAYERS.get("card-fraud");
        eventually("an alert is there", LONG, () -> !data("card-alerts").isEmpty());
        assertThat(data("card-alerts").getFirst())
                .contains("\"card\":\"card-66")
                .contains("\"amount\":");
        eventually(
                "a card is blocked",
                LONG,
                () -> part(player, Kind.FUNCTION, "block-card").words().contains("Blocked card-66"));
        Fault broken = SCENARIOS.get("card-fraud").faults().getFirst();
        player.turn(broken, true);
        eventually(
                "what nobody can read is put aside",
                LONG,
                () -> clients()
                                .s3()
                                .listObjectsV2(request -> request.bucket("card-alerts-failed"))
                                .keyCount()
                        > 0);
        player.turn(broken, false);
        long blocked = part(player, Kind.FUNCTION, "block-card").amount();
        eventually(
                "and the others are handled",
                LONG,
                () -> part(player, Kind.FUNCTION, "block-card").amount() > blocked);
    }

    @Test
    void aHotShardIsSplitAndTheLoadGoesOn() throws Exception {
        Player player = PLAYERS.get("sensor-fleet");
        eventually(
                "the fleet reports",
                LONG,
                () -> part(player, Kind.STREAM, "sensor-readings").amount() > 100);
        Fault wild = SCENARIOS.get("sensor-fleet").faults().getFirst();
        player.turn(wild, true);
        eventually("the hot shard is split", LONG, () -> open("sensor-readings").size() > 2);
        long read = part(player, Kind.STREAM, "sensor-readings").amount();
        eventually(
                "the load goes on",
                LONG,
                () -> part(player, Kind.STREAM, "sensor-readings").amount() > read + 500);
        player.turn(wild, false);
        assertThat(player.isOn(wild)).isFalse();
    }

    @Test
    void linesBecomeRowsOfParquetAndTheBucketMayBeGoneForAWhile() throws Exception {
        Player player = PLAYERS.get("web-logs");
        eventually("rows are there", LONG, () -> rows("") > 0);
        assertThat(rows("WHERE status BETWEEN 200 AND 599 AND bytes > 0 AND host LIKE '10.0.0.%'"))
                .isPositive();
        assertThat(rows("WHERE path LIKE '/help/%'")).isZero();
        Fault gone = SCENARIOS.get("web-logs").faults().getFirst();
        player.turn(gone, true);
        eventually("it is in trouble", () -> delivery(player) == PartState.Status.TROUBLE);
        long sent = player.sent();
        eventually("lines come meanwhile", LONG, () -> player.sent() > sent + 100);
        long lines = data("web-logs").stream()
                .filter(line -> line.contains(" HTTP/1.1") && !line.contains(" /help/"))
                .count();
        player.turn(gone, false);
        eventually("it works again", () -> delivery(player) == PartState.Status.WORKING);
        eventually(
                "every line that came before or meanwhile is a row", Duration.ofSeconds(120), () -> rows("") >= lines);
    }

    private static long rows(String where) {
        try {
            Object count = sql.askOne("SELECT count(*) AS n FROM \"s3://weir-web-logs/logs/\" " + where)
                    .get("n");
            return ((Number) count).longValue();
        } catch (IllegalStateException noObjectYet) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PartState.Status delivery(Player player) {
        return part(player, Kind.DELIVERY, "web-logs-to-parquet").status();
    }

    /** As of a moment ago: a look asks about each stream, and an account describes twenty a second. */
    private static PartState part(Player player, Kind kind, String name) {
        return LOOKED.computeIfAbsent(player, Looked::new).states().stream()
                .filter(state -> state.kind() == kind && state.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** How a scenario stood when it was looked at last. */
    private static final class Looked {

        private final Player player;
        private List<PartState> states = List.of();
        private long lookedAt = System.nanoTime() - A_MOMENT;

        Looked(Player player) {
            this.player = player;
        }

        List<PartState> states() {
            if (System.nanoTime() - lookedAt >= A_MOMENT) {
                states = player.look();
                lookedAt = System.nanoTime();
            }
            return states;
        }
    }

    private static List<Shard> open(String stream) {
        return shards(stream).stream()
                .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
                .toList();
    }

    private static List<Shard> shards(String stream) {
        try {
            return clients()
                    .kinesis()
                    .listShards(request -> request.streamName(stream))
                    .shards();
        } catch (ResourceNotFoundException notYet) {
            return List.of();
        }
    }

    /** The data of all records of a stream, as of a moment ago. */
    private static List<String> data(String stream) {
        return READ.computeIfAbsent(stream, RecordsRead::new).data();
    }

    /** What has been read of a stream. Its pipeline reads the same shards, each of which takes five calls a second. */
    private static final class RecordsRead {

        private final String stream;
        private final Map<String, String> next = new HashMap<>();
        private final List<String> all = new ArrayList<>();
        private long readAt = System.nanoTime() - A_MOMENT;

        RecordsRead(String stream) {
            this.stream = stream;
        }

        List<String> data() {
            if (System.nanoTime() - readAt >= A_MOMENT) {
                shards(stream).forEach(shard -> read(shard.shardId()));
                readAt = System.nanoTime();
            }
            return all;
        }

        private void read(String shardId) {
            String iterator = next.computeIfAbsent(shardId, this::begin);
            while (!iterator.equals(ENDED)) {
                String at = iterator;
                GetRecordsResponse page = patient.getRecords(request -> request.shardIterator(at));
                page.records().forEach(record -> all.add(record.data().asUtf8String()));
                iterator = page.nextShardIterator() == null ? ENDED : page.nextShardIterator();
                next.put(shardId, iterator);
                if (page.records().isEmpty()) {
                    return;
                }
            }
        }

        private String begin(String shardId) {
            return patient.getShardIterator(request -> request.streamName(stream)
                            .shardId(shardId)
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
        }
    }
}
