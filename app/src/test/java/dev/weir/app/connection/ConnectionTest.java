package dev.weir.app.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    @AfterEach
    void english() {
        Text.speak(Language.ENGLISH);
    }

    private static Connection of(String name, Connection.Source source) {
        return new Connection(name, Connection.Kind.TEST, source, "us-east-1", URI.create("http://127.0.0.1:1"));
    }

    @Test
    void whatTheProgramNamesIsCalledInTheLanguageThatIsSpokenNow() {
        Connection embedded = of(Connection.EMBEDDED_NAME, new Connection.Source.Embedded());
        Connection environment = of(Connection.ENVIRONMENT_NAME, new Connection.Source.Environment());
        assertThat(embedded.title()).isEqualTo("Embedded");
        Text.speak(Language.GERMAN);
        assertThat(embedded.title()).isEqualTo("Eingebettet");
        assertThat(environment.title()).isEqualTo("Umgebung");
        assertThat(embedded.name()).as("what it is kept under").isEqualTo("Embedded");
    }

    @Test
    void whatAPersonNamedStaysAsItIs() {
        Text.speak(Language.GERMAN);
        assertThat(of("Embedded", new Connection.Source.Profile("Embedded")).title())
                .isEqualTo("Embedded");
        assertThat(of("lab", new Connection.Source.Keys("k", "s")).title()).isEqualTo("lab");
    }
}
