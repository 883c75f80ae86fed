package dev.weir.app.access;

import dev.weir.app.shell.Confirm;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One principal or policy: what belongs to it, and what can be done with it. JavaFX thread only. */
final class EntityPane extends StackPane {

    private final StatePane state = new StatePane();

    private final Workspace workspace;
    private final PrincipalsModel model;
    private final Consumer<PolicySource> editor;

    /** @param editor opens a policy's text */
    EntityPane(Workspace workspace, PrincipalsModel model, Consumer<PolicySource> editor) {
        getChildren().add(state);
        this.workspace = workspace;
        this.model = model;
        this.editor = editor;
        model.details().subscribe(details -> show(model.chosen().get(), details));
        model.chosen().subscribe(entity -> show(entity, model.details().get()));
    }

    private void show(@Nullable Entity entity, @Nullable EntityDetails details) {
        if (entity == null) {
            state.showEmpty(Text.of("Choose a user, a group, a role or a policy on the left."));
        } else if (details == null) {
            state.showLoading();
        } else {
            VBox content = new VBox(8);
            content.getStyleClass().add("access-details");
            fill(content, entity, details);
            ScrollPane scroll = new ScrollPane(content);
            scroll.setFitToWidth(true);
            scroll.setAccessibleText(Text.of("What belongs to {0}", entity.name()));
            scroll.getStyleClass().add("access-scroll");
            state.showContent(scroll);
        }
    }

    private void fill(VBox content, Entity entity, EntityDetails details) {
        content.getChildren()
                .addAll(
                        Rows.text(KindWords.named(entity), "page-subheading"),
                        Rows.text(entity.arn(), "mono", "small", "muted"),
                        buttons(entity));
        if (!entity.note().isEmpty()) {
            content.getChildren().add(Rows.text(entity.note(), "muted"));
        }
        details.unseen().forEach(why -> content.getChildren().add(Rows.text(why, "access-unseen")));
        switch (entity.kind()) {
            case USER, GROUP, ROLE -> principal(content, entity, details);
            case POLICY -> policy(content, entity, details);
            case ROOT ->
                content.getChildren()
                        .add(Rows.text(Text.of(
                                "No policy holds the root of an account, but those of its organization. Work with users and roles"
                                        + " instead, and keep its keys locked away.")));
        }
    }

    private FlowPane buttons(Entity entity) {
        FlowPane buttons = new FlowPane(8, 8);
        Entity.Kind kind = entity.kind();
        boolean principal = kind == Entity.Kind.USER || kind == Entity.Kind.GROUP || kind == Entity.Kind.ROLE;
        if (principal) {
            Button ask = new Button(Text.of("What may it do?"));
            ask.getStyleClass().add("small");
            ask.setOnAction(event -> workspace.open(new Place.Access(entity.arn(), null, null)));
            buttons.getChildren().add(ask);
        }
        if (kind == Entity.Kind.POLICY) {
            Button open = new Button(entity.ofAws() ? Text.of("Read") : Text.of("Edit…"));
            open.setId("access-edit");
            open.getStyleClass().add("small");
            open.setOnAction(event -> editor.accept(new PolicySource.Managed(entity.arn(), entity.name())));
            buttons.getChildren().add(open);
        }
        if (principal || (kind == Entity.Kind.POLICY && !entity.ofAws())) {
            buttons.getChildren()
                    .add(Rows.guarded(
                            workspace,
                            Text.of("Delete…"),
                            "access-delete",
                            Text.of("Delete {0}", entity.name()),
                            () -> delete(entity)));
        }
        if (!entity.ofAws() && kind != Entity.Kind.ROOT) {
            Button audit = new Button(Text.of("Audit"));
            audit.getStyleClass().add("small");
            audit.setOnAction(event -> workspace.open(new Place.Audit(entity.name())));
            buttons.getChildren().add(audit);
        }
        return buttons;
    }

    private void principal(VBox content, Entity entity, EntityDetails details) {
        content.getChildren()
                .add(Rows.row(
                        Rows.heading(Text.of("Policies attached")),
                        Rows.guarded(
                                workspace,
                                Text.of("Attach…"),
                                "access-attach",
                                Text.of("Attach a policy"),
                                () -> attach(entity))));
        if (details.attached().isEmpty()) {
            content.getChildren().add(Rows.text(Text.of("None."), "muted"));
        }
        for (Entity each : details.attached()) {
            content.getChildren()
                    .add(Rows.row(
                            link(each.name(), () -> editor.accept(new PolicySource.Managed(each.arn(), each.name()))),
                            Rows.guarded(
                                    workspace,
                                    Text.of("Detach"),
                                    "access-detach",
                                    Text.of("Detach {0}", each.name()),
                                    () -> change(
                                            Text.of("Detach {0}", each.name()),
                                            changes -> changes.detach(entity, each.arn())))));
        }
        content.getChildren()
                .add(Rows.row(
                        Rows.heading(Text.of("Inline policies")),
                        Rows.guarded(
                                workspace,
                                Text.of("New…"),
                                "access-inline",
                                Text.of("A new inline policy"),
                                () -> NameDialog.ask(
                                        workspace,
                                        this,
                                        Text.of("Name of the inline policy"),
                                        name -> editor.accept(new PolicySource.Inline(
                                                entity,
                                                name,
                                                dev.weir.app.access.policy.PolicyExample.READ_STREAM.text()))))));
        for (String name : details.inline()) {
            content.getChildren()
                    .add(Rows.row(
                            link(name, () -> editor.accept(new PolicySource.Inline(entity, name, ""))),
                            Rows.guarded(
                                    workspace,
                                    Text.of("Delete…"),
                                    "access-delete-inline",
                                    Text.of("Delete {0}", name),
                                    () -> confirm(
                                            Text.of("Delete inline policy?"),
                                            name,
                                            Text.of(
                                                    "What it allows {0} is lost at once, and its text with it.",
                                                    entity.name()),
                                            changes -> changes.deleteInline(entity, name)))));
        }
        if (entity.kind() == Entity.Kind.USER) {
            keys(content, entity, details);
            related(
                    content,
                    Text.of("Groups"),
                    details.related(),
                    group -> changes -> changes.removeFromGroup(entity.name(), group));
        } else if (entity.kind() == Entity.Kind.GROUP) {
            content.getChildren()
                    .add(Rows.row(
                            Rows.heading(Text.of("Add a user")),
                            Rows.guarded(
                                    workspace,
                                    Text.of("Add…"),
                                    "access-add-user",
                                    Text.of("Add a user"),
                                    () -> NameDialog.ask(
                                            workspace,
                                            this,
                                            Text.of("Name of the user"),
                                            user -> change(
                                                    Text.of("Add {0}", user),
                                                    changes -> changes.addToGroup(user, entity.name()))))));
            related(
                    content,
                    Text.of("Users"),
                    details.related(),
                    user -> changes -> changes.removeFromGroup(user, entity.name()));
        } else {
            content.getChildren()
                    .add(Rows.row(
                            Rows.heading(Text.of("Who may take this role")),
                            link(Text.of("Trust policy"), () -> editor.accept(new PolicySource.Trust(entity.name())))));
            if (details.trust() != null) {
                content.getChildren().add(Rows.text(details.trust().strip(), "mono", "small"));
            }
        }
    }

    private void keys(VBox content, Entity user, EntityDetails details) {
        content.getChildren()
                .add(Rows.row(
                        Rows.heading(Text.of("Access keys")),
                        Rows.guarded(
                                workspace,
                                Text.of("New key"),
                                "access-new-key",
                                Text.of("A new access key"),
                                () -> model.createKey(
                                        user.name(),
                                        key -> SecretDialog.show(workspace, this, key),
                                        failure -> workspace.say(failure.what() + " " + failure.advice())))));
        for (EntityDetails.Key key : details.keys()) {

            content.getChildren()
                    .add(Rows.row(
                            Rows.text(line(key), "mono", "small"),
                            Rows.guarded(
                                    workspace,
                                    key.active() ? Text.of("Deactivate") : Text.of("Activate"),
                                    "access-key-state",
                                    key.active()
                                            ? Text.of("Deactivate {0}", key.id())
                                            : Text.of("Activate {0}", key.id()),
                                    () -> change(
                                            Text.of("Change {0}", key.id()),
                                            changes -> changes.setKey(user.name(), key.id(), !key.active()))),
                            Rows.guarded(
                                    workspace,
                                    Text.of("Delete…"),
                                    "access-key-delete",
                                    Text.of("Delete {0}", key.id()),
                                    () -> confirm(
                                            Text.of("Delete access key?"),
                                            key.id(),
                                            Text.of(
                                                    "Whatever signs with it is refused from now on. It can't be brought back; deactivating it can be undone."),
                                            changes -> changes.deleteKey(user.name(), key.id())))));
        }
    }

    private interface Removal {
        PrincipalsModel.Change of(String name);
    }

    private void related(VBox content, String title, List<String> names, Removal removal) {
        content.getChildren().add(Rows.heading(title));
        if (names.isEmpty()) {
            content.getChildren().add(Rows.text(Text.of("None."), "muted"));
        }
        for (String name : names) {
            content.getChildren()
                    .add(Rows.row(
                            Rows.text(name),
                            Rows.guarded(
                                    workspace,
                                    Text.of("Remove"),
                                    "access-remove",
                                    Text.of("Remove {0}", name),
                                    () -> change(Text.of("Remove {0}", name), removal.of(name)))));
        }
    }

    private void policy(VBox content, Entity policy, EntityDetails details) {
        content.getChildren().add(Rows.heading(Text.of("Versions")));
        for (EntityDetails.Version version : details.versions()) {
            content.getChildren().add(Rows.text(line(version)));
        }
        content.getChildren().add(Rows.heading(Text.of("Who has it")));
        content.getChildren()
                .add(Rows.text(
                        details.related().isEmpty() ? Text.of("Nobody.") : String.join(", ", details.related())));
        if (policy.ofAws()) {
            content.getChildren()
                    .add(Rows.text(Text.of("AWS keeps this policy: it can be read, not changed."), "muted"));
        }
    }

    private String line(EntityDetails.Key key) {
        if (key.made() == null) {
            return key.active() ? Text.of("{0}  active", key.id()) : Text.of("{0}  inactive", key.id());
        }
        String ago = Format.ago(key.made(), workspace.clock().instant());
        return key.active()
                ? Text.of("{0}  active, made {1}", key.id(), ago)
                : Text.of("{0}  inactive, made {1}", key.id(), ago);
    }

    private String line(EntityDetails.Version version) {
        if (version.made() == null) {
            return version.inForce() ? Text.of("{0}, in force", version.id()) : version.id();
        }
        String ago = Format.ago(version.made(), workspace.clock().instant());
        return version.inForce()
                ? Text.of("{0}, in force, made {1}", version.id(), ago)
                : Text.of("{0}, made {1}", version.id(), ago);
    }

    private Node link(String text, Runnable action) {
        Hyperlink link = new Hyperlink(text);
        link.setMnemonicParsing(false);
        link.setOnAction(event -> action.run());
        return link;
    }

    private void attach(Entity to) {
        PolicyChoice.ask(
                workspace,
                this,
                model.list().get(),
                arn -> change(Text.of("Attach a policy"), changes -> changes.attach(to, arn)));
    }

    private void delete(Entity entity) {

        confirm(
                KindWords.deletion(entity.kind()),
                entity.name(),
                KindWords.lost(entity.kind()),
                changes -> changes.delete(entity));
    }

    private void confirm(String title, String thing, String lost, PrincipalsModel.Change change) {
        Confirm.ask(
                workspace,
                this,
                new Confirm.Question(title, thing, lost, Text.of("Delete")),
                () -> change(Text.of("Delete {0}", thing), change));
    }

    private void change(String what, PrincipalsModel.Change change) {
        model.change(what, change, failure -> workspace.say(failure.what() + " " + failure.advice()));
    }
}
