package dev.weir.app.access;

import dev.weir.app.connection.Clients;
import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AccessKey;

/** The principals and policies of the connection, and what is done to them. JavaFX thread only. */
final class PrincipalsModel {

    private final Clients clients;
    private final Background background;
    private final ReadOnlyObjectWrapper<EntityList> list = new ReadOnlyObjectWrapper<>(EntityList.NONE);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Entity> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable EntityDetails> details = new ReadOnlyObjectWrapper<>();
    private boolean loaded;

    PrincipalsModel(Clients clients, Background background) {
        this.clients = clients;
        this.background = background;
    }

    ReadOnlyObjectProperty<EntityList> list() {
        return list.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /** Why nothing at all could be seen. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Entity> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** Of the chosen one; null until they have come. */
    ReadOnlyObjectProperty<@Nullable EntityDetails> details() {
        return details.getReadOnlyProperty();
    }

    /** Loads what was not loaded yet. */
    void show() {
        if (!loaded) {
            reload();
        }
    }

    void reload() {
        loaded = true;
        loading.set(true);
        background.run(
                Text.of("List who may do what"),
                () -> EntityList.read(clients::iam, clients::sts),
                found -> {
                    loading.set(false);
                    failure.set(
                            found.entities().isEmpty() || onlyTheAccount(found)
                                    ? found.failures().get(Entity.Kind.USER)
                                    : null);
                    list.set(found);
                },
                problem -> {
                    loading.set(false);
                    failure.set(problem);
                });
    }

    private static boolean onlyTheAccount(EntityList found) {
        return found.failures().size() >= Entity.Kind.values().length - 1
                && found.entities().stream().allMatch(each -> each.kind() == Entity.Kind.ROOT);
    }

    void choose(@Nullable Entity entity) {
        chosen.set(entity);
        details.set(null);
        if (entity != null) {
            background.run(
                    Text.of("Look at {0}", entity.name()),
                    () -> EntityDetails.read(clients.iam(), entity),
                    found -> {
                        if (entity.equals(chosen.get())) {
                            details.set(found);
                        }
                    },
                    failure::set);
        }
    }

    /** A change, off the JavaFX thread. */
    interface Change {
        void on(Changes changes);
    }

    /** Changes something, then looks again; a refusal leaves all as it is. */
    void change(String what, Change change, Consumer<Failure> refused) {
        background.run(
                what,
                () -> {
                    change.on(new Changes(clients.iam()));
                    return what;
                },
                done -> {
                    Entity was = chosen.get();
                    reload();
                    choose(was);
                },
                refused);
    }

    /** Makes an access key; its secret is in the answer and nowhere else, ever. */
    void createKey(String user, Consumer<AccessKey> made, Consumer<Failure> refused) {
        background.run(
                Text.of("Make an access key"),
                () -> clients.iam()
                        .createAccessKey(request -> request.userName(user))
                        .accessKey(),
                key -> {
                    made.accept(key);
                    choose(chosen.get());
                },
                refused);
    }
}
