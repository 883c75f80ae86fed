package dev.weir.app.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointFormTest {

    @ParameterizedTest
    @CsvSource({
        "'',needed",
        "localhost:4566,http://",
        "ftp://host,http://",
        "http://,not a URL",
        "http:///path,no host",
        "http://a b,not a URL",
        "http://host:99999,65535",
        "http://ada:secret@host,password",
    })
    void aWrongAddressGetsASentence(String url, String says) {
        assertThat(new EndpointForm("", url, "us-east-1", "", "k", "s", false).problem())
                .contains(says);
    }

    @Test
    void regionAndKeysAreNeeded() {
        assertThat(new EndpointForm("", "http://h", "Frankfurt", "", "k", "s", false).problem())
                .contains("region");
        assertThat(new EndpointForm("", "http://h", "us-east-1", "", " ", "s", false).problem())
                .contains("access key");
    }

    @Test
    void aGoodFormMakesAConnection() {
        EndpointForm form = new EndpointForm("", " http://localhost:4566 ", "us-east-1", "", "k", "s", true);
        assertThat(form.problem()).isEmpty();
        Connection connection = form.connection();
        assertThat(connection.name()).isEqualTo("localhost:4566");
        assertThat(connection.kind()).isEqualTo(Connection.Kind.PRODUCTION);
        assertThat(connection.toString()).contains("Keys[k]").doesNotContain("secret");
    }

    @Test
    void aProfileSignsInThePlaceOfKeysAndNothingSecretIsRemembered() {
        EndpointForm signed = new EndpointForm("lab", "http://h:1", "us-east-1", "work", "", "", false);
        assertThat(signed.problem()).isEmpty();
        assertThat(signed.connection().source()).isEqualTo(new Connection.Source.Profile("work"));
        assertThat(signed.connection().key()).isEqualTo("endpoint:lab");
        EndpointForm typed = new EndpointForm("lab", "http://h:1", "us-east-1", "", "key-id", "top-secret", false);
        assertThat(typed.saved().toString()).doesNotContain("top-secret").doesNotContain("key-id");
    }
}
