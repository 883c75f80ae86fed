package dev.weir.app.query.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine says of itself is translated; what it passes on is not touched. */
class EngineWordsTest {

    @AfterEach
    void english() {
        Text.speak(Language.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Planning the query",
                "The query needs more memory than the engine has.",
                "Those before it make views and tables. Several INSERT INTO go into one EXECUTE STATEMENT SET BEGIN … END.",
                "A window goes by the column that the stream's schema has for its time: the one after WATERMARK FOR in its"
                        + " Flink DDL.",
                "What is put stays as it is, and the rows of this statement change. Group by a window: its rows are final."
            })
    void itsOwnWordsHaveGerman(String english) {
        assertThat(EngineWords.said(english)).isEqualTo(english);
        Text.speak(Language.GERMAN);
        assertThat(EngineWords.said(english)).isNotEqualTo(english);
    }

    @Test
    void wordsOfOthersStayAsTheyAre() {
        Text.speak(Language.GERMAN);
        assertThat(EngineWords.said("Column 'whom' not found in any table"))
                .isEqualTo("Column 'whom' not found in any table");
    }
}
