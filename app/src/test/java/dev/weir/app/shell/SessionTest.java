package dev.weir.app.shell;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.credentials.Surroundings;
import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Settings;
import dev.weir.app.settings.SettingsFile;
import dev.weir.app.streams.StreamsPage;
import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {

    private static final Place LAST = new Place.Records("orders", "shardId-000000000001");
    private static final Pages PAGES = new Pages(
            Map.of(Place.Records.class, StreamsPage::new, Place.Overview.class, StreamsPage::new),
            (clients, background, connection) -> new NoThroughput());

    @TempDir
    Path folder;

    private Desk desk(boolean wanted) throws Exception {
        SettingsFile file = new SettingsFile(folder.resolve("settings.properties"));
        file.save(Settings.defaults().with(Preference.RESTORE, wanted));
        Desk desk = new Desk(options(), Surroundings.ofSystem());
        new Session("embedded", PlaceLink.of(LAST), 10, 20, true).remember(desk.memory());
        return desk;
    }

    private ConsoleOptions options() {
        return ConsoleOptions.of(BrokerOptions.defaults().inMemory())
                .withSettings(folder.resolve("settings.properties"))
                .reopening(true)
                .everyDay();
    }

    @Test
    void aStartGoesWhereTheLastRunEnded() throws Exception {
        assertThat(new Sessions(options(), desk(true)).firstPlace(PAGES)).isEqualTo(LAST);
    }

    @Test
    void notIfThePersonDoesNotWantItOrTheRunIsAnotherOrAPageWasAskedFor() throws Exception {
        assertThat(new Sessions(options(), desk(false)).firstPlace(PAGES)).isEqualTo(new Place.Overview());
        Desk desk = desk(true);
        assertThat(new Sessions(options().reopening(false), desk).firstPlace(PAGES))
                .isEqualTo(new Place.Overview());
        assertThat(new Sessions(options().withPlace(new Place.Streams()), desk).firstPlace(PAGES))
                .isEqualTo(new Place.Streams());
        desk.settings().set(desk.settings().get().withLast("profile:another"));
        assertThat(new Sessions(options(), desk).firstPlace(PAGES))
                .as("the page belongs to another connection")
                .isEqualTo(new Place.Overview());
    }

    @Test
    void aSessionOfAnotherVersionIsNone() {
        Memory memory = Memory.ofThisRun();
        assertThat(Session.recall(memory)).isNull();
        memory.remember("session", "{\"rooms\": 3}");
        assertThat(Session.recall(memory)).isNull();
        new Session("embedded", "nowhere/at/all", Double.NaN, 0, false).remember(memory);
        assertThat(Session.recall(memory).wanted()).isNull();
    }

    @Test
    void timesAreShownInAnyZoneThatThereIs() {
        Settings settings = Settings.defaults();
        assertThat(Appearance.zone(settings)).isEqualTo(ZoneOffset.UTC);
        assertThat(Appearance.zone(settings.withZone("local"))).isEqualTo(ZoneId.systemDefault());
        assertThat(Appearance.zone(settings.withZone("Europe/Berlin"))).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(Appearance.zone(settings.withZone("Gone/Away"))).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void theLanguageThatAStartAsksForIsNotKept() throws Exception {
        SettingsFile file = new SettingsFile(folder.resolve("settings.properties"));
        file.save(Settings.defaults());
        try {
            Desk desk = new Desk(options().speaking(Language.GERMAN), Surroundings.ofSystem());
            assertThat(Text.language()).isEqualTo(Language.GERMAN);
            desk.settings().set(desk.settings().get().withZone("local"));
            eventually("kept", () -> file.load().settings().zone().equals("local"));
            assertThat(file.load().settings().preferences().get(Preference.LANGUAGE))
                    .isEqualTo("system");
            desk.settings().set(desk.settings().get().with(Preference.LANGUAGE, "en"));
            eventually(
                    "chosen",
                    () -> file.load()
                            .settings()
                            .preferences()
                            .get(Preference.LANGUAGE)
                            .equals("en"));
        } finally {
            Text.speak(Language.ENGLISH);
        }
    }
}
