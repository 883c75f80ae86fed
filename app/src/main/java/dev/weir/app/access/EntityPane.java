package dev.weir.app.access;

import dev.weir.app.shell.Confirm;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
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
            state.showEmpty("Choose a user, a group, a role or a policy on the left.");
        } else if (details == null) {
            state.showLoading();
        } else {
            VBox content = new VBox(8);
            content.getStyleClass().add("access-details");
            fill(content, entity, details);
            ScrollPane scroll = new ScrollPane(content);
            scroll.setFitToWidth(true);
            scroll.setAccessibleText("What belongs to " + entity.name());
            scroll.getStyleClass().add("access-scroll");
            state.showContent(scroll);
        }
    }

    private void fill(VBox content, Entity entity, EntityDetails details) {
        content.getChildren()
                .addAll(
                        Rows.text(capital(entity.kind().word()) + " " + entity.name(), "page-subheading"),
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
                        .add(Rows.text(
                                "No policy holds the root of an account, but those of its organization. Work with users and roles"
                                        + " instead, and keep its keys locked away."));
        }
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private HBox buttons(Entity entity) {
        HBox buttons = new HBox(8);
        Entity.Kind kind = entity.kind();
        boolean principal = kind == Entity.Kind.USER || kind == Entity.Kind.GROUP || kind == Entity.Kind.ROLE;
        if (principal) {
            Button ask = new Button("What may it do?");
            ask.getStyleClass().add("small");
            ask.setOnAction(event -> workspace.open(new Place.Access(entity.arn(), null, null)));
            buttons.getChildren().add(ask);
        }
        if (kind == Entity.Kind.POLICY) {
            Button open = new Button(entity.ofAws() ? "Read" : "Edit…");
            open.getStyleClass().add("small");
            open.setOnAction(event -> editor.accept(new PolicySource.Managed(entity.arn(), entity.name())));
            buttons.getChildren().add(open);
        }
        if (principal || (kind == Entity.Kind.POLICY && !entity.ofAws())) {
            buttons.getChildren()
                    .add(Rows.guarded(
                            workspace, "Delete…", "access-delete", "Delete " + entity.name(), () -> delete(entity)));
        }
        if (!entity.ofAws() && kind != Entity.Kind.ROOT) {
            Button audit = new Button("Audit");
            audit.getStyleClass().add("small");
            audit.setOnAction(event -> workspace.open(new Place.Audit(entity.name())));
            buttons.getChildren().add(audit);
        }
        return buttons;
    }

    private void principal(VBox content, Entity entity, EntityDetails details) {
        content.getChildren()
                .add(Rows.row(
                        Rows.heading("Policies attached"),
                        Rows.guarded(workspace, "Attach…", "access-attach", "Attach a policy", () -> attach(entity))));
        if (details.attached().isEmpty()) {
            content.getChildren().add(Rows.text("None.", "muted"));
        }
        for (Entity each : details.attached()) {
            content.getChildren()
                    .add(Rows.row(
                            link(each.name(), () -> editor.accept(new PolicySource.Managed(each.arn(), each.name()))),
                            Rows.guarded(
                                    workspace,
                                    "Detach",
                                    "access-detach",
                                    "Detach " + each.name(),
                                    () -> change(
                                            "Detach " + each.name(), changes -> changes.detach(entity, each.arn())))));
        }
        content.getChildren()
                .add(Rows.row(
                        Rows.heading("Inline policies"),
                        Rows.guarded(
                                workspace,
                                "New…",
                                "access-inline",
                                "A new inline policy",
                                () -> NameDialog.ask(
                                        workspace,
                                        this,
                                        "Name of the inline policy",
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
                                    "Delete…",
                                    "access-delete-inline",
                                    "Delete " + name,
                                    () -> confirm(
                                            "Delete inline policy?",
                                            name,
                                            "What it allows " + entity.name()
                                                    + " is lost at once, and its text with it.",
                                            changes -> changes.deleteInline(entity, name)))));
        }
        if (entity.kind() == Entity.Kind.USER) {
            keys(content, entity, details);
            related(
                    content,
                    "Groups",
                    details.related(),
                    group -> changes -> changes.removeFromGroup(entity.name(), group));
        } else if (entity.kind() == Entity.Kind.GROUP) {
            content.getChildren()
                    .add(Rows.row(
                            Rows.heading("Add a user"),
                            Rows.guarded(
                                    workspace,
                                    "Add…",
                                    "access-add-user",
                                    "Add a user",
                                    () -> NameDialog.ask(
                                            workspace,
                                            this,
                                            "Name of the user",
                                            user -> change(
                                                    "Add " + user,
                                                    changes -> changes.addToGroup(user, entity.name()))))));
            related(
                    content,
                    "Users",
                    details.related(),
                    user -> changes -> changes.removeFromGroup(user, entity.name()));
        } else {
            content.getChildren()
                    .add(Rows.row(
                            Rows.heading("Who may take this role"),
                            link("Trust policy", () -> editor.accept(new PolicySource.Trust(entity.name())))));
            if (details.trust() != null) {
                content.getChildren().add(Rows.text(details.trust().strip(), "mono", "small"));
            }
        }
    }

    private void keys(VBox content, Entity user, EntityDetails details) {
        content.getChildren()
                .add(Rows.row(
                        Rows.heading("Access keys"),
                        Rows.guarded(
                                workspace,
                                "New key",
                                "access-new-key",
                                "A new access key",
                                () -> model.createKey(
                                        user.name(),
                                        key -> SecretDialog.show(workspace, this, key),
                                        failure -> workspace.say(failure.what() + " " + failure.advice())))));
        for (EntityDetails.Key key : details.keys()) {
            String made = key.made() == null
                    ? ""
                    : ", made " + Format.ago(key.made(), workspace.clock().instant());
            content.getChildren()
                    .add(Rows.row(
                            Rows.text(key.id() + (key.active() ? "  active" : "  inactive") + made, "mono", "small"),
                            Rows.guarded(
                                    workspace,
                                    key.active() ? "Deactivate" : "Activate",
                                    "access-key-state",
                                    (key.active() ? "Deactivate " : "Activate ") + key.id(),
                                    () -> change(
                                            "Change " + key.id(),
                                            changes -> changes.setKey(user.name(), key.id(), !key.active()))),
                            Rows.guarded(
                                    workspace,
                                    "Delete…",
                                    "access-key-delete",
                                    "Delete " + key.id(),
                                    () -> confirm(
                                            "Delete access key?",
                                            key.id(),
                                            "Whatever signs with it is refused from now on. It can't be brought back; deactivating it can be undone.",
                                            changes -> changes.deleteKey(user.name(), key.id())))));
        }
    }

    private interface Removal {
        PrincipalsModel.Change of(String name);
    }

    private void related(VBox content, String title, List<String> names, Removal removal) {
        content.getChildren().add(Rows.heading(title));
        if (names.isEmpty()) {
            content.getChildren().add(Rows.text("None.", "muted"));
        }
        for (String name : names) {
            content.getChildren()
                    .add(Rows.row(
                            Rows.text(name),
                            Rows.guarded(
                                    workspace,
                                    "Remove",
                                    "access-remove",
                                    "Remove " + name,
                                    () -> change("Remove " + name, removal.of(name)))));
        }
    }

    private void policy(VBox content, Entity policy, EntityDetails details) {
        content.getChildren().add(Rows.heading("Versions"));
        for (EntityDetails.Version version : details.versions()) {
            content.getChildren()
                    .add(Rows.text(version.id()
                            + (version.inForce() ? ", in force" : "")
                            + (version.made() == null
                                    ? ""
                                    : ", made "
                                            + Format.ago(
                                                    version.made(),
                                                    workspace.clock().instant()))));
        }
        content.getChildren().add(Rows.heading("Who has it"));
        content.getChildren()
                .add(Rows.text(details.related().isEmpty() ? "Nobody." : String.join(", ", details.related())));
        if (policy.ofAws()) {
            content.getChildren().add(Rows.text("AWS keeps this policy: it can be read, not changed.", "muted"));
        }
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
                arn -> change("Attach a policy", changes -> changes.attach(to, arn)));
    }

    private void delete(Entity entity) {
        String lost = switch (entity.kind()) {
            case USER ->
                "Its access keys and inline policies are deleted with it: whatever signs with them is refused from now on."
                        + " That can't be undone.";
            case GROUP -> "Its members lose what it gives them. Its inline policies are deleted. That can't be undone.";
            case ROLE -> "Whatever works with it is refused as soon as its session ends. That can't be undone.";
            default -> "All its versions are deleted. IAM refuses this while anybody has it. That can't be undone.";
        };
        confirm("Delete " + entity.kind().word() + "?", entity.name(), lost, changes -> changes.delete(entity));
    }

    private void confirm(String title, String thing, String lost, PrincipalsModel.Change change) {
        Confirm.ask(
                workspace,
                this,
                new Confirm.Question(title, thing, lost, "Delete"),
                () -> change("Delete " + thing, change));
    }

    private void change(String what, PrincipalsModel.Change change) {
        model.change(what, change, failure -> workspace.say(failure.what() + " " + failure.advice()));
    }
}
