package dev.weir.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ArgumentFormsTest {

    @ParameterizedTest
    @CsvSource({"30s, PT30S", "5m, PT5M", "500ms, PT0.5S", "2 H, PT2H", "0s, PT0S"})
    void durationsAreReadAsPeopleWriteThem(String text, Duration expected) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "-3s", "half an hour", "99999999999s"})
    void whatIsNoDurationIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("30s");
    }

    @ParameterizedTest
    @CsvSource({"1280x800, 1280, 800", "1920x1080, 1920, 1080"})
    void sizesAreReadAsPeopleWriteThem(String text, int width, int height) {
        assertThat(new WindowSize.Converter().convert(text)).isEqualTo(new WindowSize(width, height));
    }

    @ParameterizedTest
    @ValueSource(strings = {"big", "100x100", "1280", "1280x", "99999x99999"})
    void whatIsNoSizeIsRefused(String text) {
        assertThatThrownBy(() -> new WindowSize.Converter().convert(text)).isInstanceOf(TypeConversionException.class);
    }
}
