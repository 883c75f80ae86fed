package dev.weir.app.settings.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Settings;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsModelTest {

    private final ObjectProperty<Settings> settings = new SimpleObjectProperty<>(Settings.defaults());
    private final SettingsModel model = new SettingsModel(settings);

    private Setting setting(String id) {
        return model.find("").stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyPreferenceHasASettingWithASentenceAndADefault() {
        List<Setting> all = model.find("");
        for (Preference<?> preference : Preference.all()) {
            assertThat(all)
                    .extracting(Setting::id)
                    .contains("setting-" + preference.key().replace('.', '-'));
        }
        assertThat(all).extracting(Setting::id).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(setting -> {
            assertThat(setting.what()).endsWith(".");
            assertThat(setting.words(setting.usual())).isNotBlank();
        });
    }

    @Test
    void defaultsAreTakenAndAreNoChange() {
        for (Setting setting : model.find("")) {
            assertThat(model.set(setting, setting.usual())).as(setting.id()).isNull();
            assertThat(model.changed(setting)).as(setting.id()).isFalse();
        }
        assertThat(settings.get()).isEqualTo(Settings.defaults());
    }

    @ParameterizedTest
    @CsvSource({
        "setting-scale, 79",
        "setting-scale, 201",
        "setting-scale, much",
        "setting-zone, Europe/Nowhere",
        "setting-zone, ''",
        "setting-records-memory, 4",
        "setting-records-memory, 99999999999",
        "setting-query-rows, 1.5",
        "setting-records-courtesy, 9",
        "setting-records-courtesy, NaN",
        "setting-proxy-host, http://proxy",
        "setting-proxy-host, a b",
        "setting-proxy-port, 0",
        "setting-proxy-port, 65536",
        "setting-decoders-off, ../x",
        "setting-broker-folder, relative/folder",
        "setting-density, airy",
    })
    void whatIsWrongIsRefusedWithASentenceAndNothingChanges(String id, String typed) {
        Setting setting = setting(id);
        assertThat(model.set(setting, typed)).isNotBlank().endsWith(".");
        assertThat(settings.get()).isEqualTo(Settings.defaults());
    }

    @ParameterizedTest
    @CsvSource({
        "setting-scale, 150 %, 150",
        "setting-zone, Europe/Berlin, Europe/Berlin",
        "setting-zone, +02:00, +02:00",
        "setting-records-disk, '8,192 MiB', 8192",
        "setting-records-courtesy, 0.5, 0.5",
        "setting-proxy-host, ::1, ::1",
        "setting-decoders-off, 'CBOR,PROTOBUF', 'CBOR,PROTOBUF'",
    })
    void whatIsRightHoldsAtOnceAndCanBeReset(String id, String typed, String holds) {
        Setting setting = setting(id);
        assertThat(model.set(setting, typed)).isNull();
        assertThat(model.text(setting)).isEqualTo(holds);
        assertThat(model.changed(setting)).isTrue();
        model.reset(setting);
        assertThat(settings.get()).isEqualTo(Settings.defaults());
    }

    @Test
    void aSettingIsFoundByWordsOfItsSentence() {
        assertThat(model.find("berlin")).isEmpty();
        assertThat(model.find("dark")).extracting(Setting::id).contains("setting-theme");
        assertThat(model.find("no-proxy directly")).isEmpty();
        assertThat(model.find("hosts directly")).extracting(Setting::id).containsExactly("setting-proxy-not-for");
        assertThat(model.find("telemetry")).hasSize(1);
    }
}
