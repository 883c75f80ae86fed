package dev.weir.app.connection;

import dev.weir.app.connection.credentials.CredentialSource;
import dev.weir.app.connection.credentials.Surroundings;
import dev.weir.app.fx.Background;
import dev.weir.app.settings.ConnectionWish;
import dev.weir.app.settings.SavedEndpoint;
import dev.weir.app.settings.Settings;
import dev.weir.app.text.Text;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * All that can be connected to: the embedded broker, the environment, named endpoints, and the profiles of
 * {@code ~/.aws}, each with what it is and what is in its way. JavaFX thread only.
 */
public final class ConnectionListModel {

    private final Background background;
    private final Supplier<Settings> settings;
    private final Surroundings surroundings;
    private final ObservableList<ConnectionChoice> choices = FXCollections.observableArrayList();
    private final ObservableList<String> notices = FXCollections.observableArrayList();
    private final ObservableList<ConnectionChoice> choicesSeen = FXCollections.unmodifiableObservableList(choices);
    private final ObservableList<String> noticesSeen = FXCollections.unmodifiableObservableList(notices);
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private String filter = "";
    private List<ConnectionChoice> all = List.of();
    private @Nullable Found found;

    public ConnectionListModel(Background background, Supplier<Settings> settings, Surroundings surroundings) {
        this.background = background;
        this.settings = settings;
        this.surroundings = surroundings;
    }

    /** What fits the filter. */
    public ObservableList<ConnectionChoice> choices() {
        return choicesSeen;
    }

    /** What a person should know beside the list, sentences: a file that is damaged, or that there are no profiles. */
    public ObservableList<String> notices() {
        return noticesSeen;
    }

    /** Whether {@code ~/.aws} is being read. */
    public ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /** Shows what has this in one of its words. */
    public void filter(String typed) {
        filter = typed;
        choices.setAll(all.stream().filter(choice -> choice.fits(filter)).toList());
    }

    /** Reads {@code ~/.aws} anew; until that is done, the rest is there. */
    public void read() {
        reading.set(true);
        arrange();
        background.run(
                Text.of("Read the AWS profiles"),
                this::look,
                fresh -> {
                    found = fresh;
                    reading.set(false);
                    arrange();
                },
                failure -> {
                    reading.set(false);
                    arrange();
                    notices.add(failure.what() + " " + failure.advice());
                });
    }

    /** Makes the list again, after a person said something of one of them. */
    public void arrange() {
        Settings now = settings.get();
        List<ConnectionChoice> list = new ArrayList<>();
        list.add(new ConnectionChoice(
                new Connection(
                        Connection.EMBEDDED_NAME,
                        Connection.Kind.EMBEDDED,
                        new Connection.Source.Embedded(),
                        Profiles.DEFAULT_REGION,
                        null),
                Text.of("the broker of this console"),
                null,
                null,
                false));
        addEnvironment(list, now);
        now.endpoints().values().stream()
                .sorted(Comparator.comparing(SavedEndpoint::name))
                .forEach(endpoint -> list.add(choice(endpoint, now)));
        List<String> said = new ArrayList<>();
        Found known = found;
        if (known != null) {
            Profiles profiles = known.profiles();
            profiles.list().forEach(entry -> list.add(choice(entry, known, now)));
            said.addAll(profiles.problems());
            if (profiles.list().isEmpty() && said.isEmpty()) {
                said.add(Text.of("There are no profiles in ~/.aws yet."));
            }
        }
        all = list;
        notices.setAll(said);
        filter(filter);
    }

    /** The profiles that are known so far, by name. */
    public List<String> profileNames() {
        Found known = found;
        return known == null
                ? List.of()
                : known.profiles().list().stream().map(Profiles.Entry::name).toList();
    }

    private void addEnvironment(List<ConnectionChoice> list, Settings now) {
        if (surroundings.environment().getOrDefault("AWS_ACCESS_KEY_ID", "").isBlank()) {
            return;
        }
        ConnectionWish wish = now.wish(Connection.ENVIRONMENT_KEY);
        list.add(new ConnectionChoice(environment(wish), Text.of("AWS_ACCESS_KEY_ID and its like"), null, null, false));
    }

    /** The connection with the credentials of the environment. */
    public Connection environment(ConnectionWish wish) {
        String wished = wish.region();
        String usual = surroundings.environment().getOrDefault("AWS_REGION", "");
        String older = surroundings.environment().getOrDefault("AWS_DEFAULT_REGION", Profiles.DEFAULT_REGION);
        return new Connection(
                Connection.ENVIRONMENT_NAME,
                wish.kind() == null ? Connection.Kind.TEST : Connection.Kind.valueOf(wish.kind()),
                new Connection.Source.Environment(),
                wished != null ? wished : usual.isBlank() ? older : usual,
                null);
    }

    private static ConnectionChoice choice(SavedEndpoint endpoint, Settings now) {
        boolean keys = endpoint.profile().isEmpty();
        Connection connection = connection(endpoint, now.wish(Connection.ENDPOINT_KEY + endpoint.name()));
        return new ConnectionChoice(
                connection,
                keys
                        ? Text.of("{0}, keys are asked for", endpoint.url())
                        : Text.of("{0}, with profile {1}", endpoint.url(), endpoint.profile()),
                null,
                null,
                keys);
    }

    /** The connection that a named endpoint makes; without a profile its keys are empty. */
    public static Connection connection(SavedEndpoint endpoint, ConnectionWish wish) {
        String wished = wish.region();
        boolean keys = endpoint.profile().isEmpty();
        return new Connection(
                endpoint.name(),
                wish.kind() == null ? suggested(endpoint.name()) : Connection.Kind.valueOf(wish.kind()),
                keys ? new Connection.Source.Keys("", "") : new Connection.Source.Profile(endpoint.profile()),
                wished == null ? endpoint.region() : wished,
                URI.create(endpoint.url()));
    }

    private static Connection.Kind suggested(String name) {
        return name.toLowerCase(Locale.ROOT).contains("prod") ? Connection.Kind.PRODUCTION : Connection.Kind.TEST;
    }

    private static ConnectionChoice choice(Profiles.Entry entry, Found found, Settings now) {
        Connection connection = Profiles.connection(entry, now.wish(Connection.PROFILE_KEY + entry.name()));
        CredentialSource source = entry.source();
        String words =
                entry.endpoint() == null ? source.words() : Text.of("{0}, at {1}", source.words(), entry.endpoint());
        return new ConnectionChoice(
                connection, words, source.problem(), found.logins().get(entry.name()), false);
    }

    // Off the JavaFX thread: each login is a file.
    private Found look() {
        Profiles profiles = Profiles.read();
        Map<String, String> logins = new HashMap<>();
        for (Profiles.Entry entry : profiles.list()) {
            CredentialSource.Sso sso = entry.source().sso();
            String login = sso == null ? null : surroundings.loginState(sso);
            if (login != null) {
                logins.put(entry.name(), login);
            }
        }
        return new Found(profiles, logins);
    }

    /** What {@code ~/.aws} says, and who has to log in first. */
    private record Found(Profiles profiles, Map<String, String> logins) {}
}
