package dev.weir.app.objects;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.objects.TreeNode.Kind;
import dev.weir.app.objects.read.Listed;
import dev.weir.app.objects.read.ObjectStore;
import dev.weir.app.objects.read.StoredObject;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The tree of buckets, folders and objects: each is listed when it is opened, page by page, at most {@link #MOST_IN_FOLDER} entries
 * of one. JavaFX thread only.
 */
final class TreeModel {

    /** Entries of a folder that are ever listed; beyond them a longer prefix is to be typed. */
    static final int MOST_IN_FOLDER = 5_000;

    /** How often the folder that is looked at is listed anew, where listing costs nothing. */
    private static final Duration REFRESH = Duration.ofSeconds(5);

    private final ObjectStore store;
    private final Background background;
    private final KnownBuckets known;
    private final boolean live;
    private final TreeNode root = TreeNode.root();
    private final ObjectProperty<@Nullable TreeNode> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private volatile @Nullable TreeNode watched;
    private final ReadOnlyObjectWrapper<@Nullable Failure> stale = new ReadOnlyObjectWrapper<>();
    private Background.@Nullable Handle refreshing;
    private boolean visible;

    /** What one look at the folder that is watched found. */
    private record Look(
            TreeNode node,
            @Nullable Listed listed,
            @Nullable List<String> buckets) {}

    /** @param live whether listing is free, as on the embedded broker: then new objects come by themselves */
    TreeModel(ObjectStore store, Background background, KnownBuckets known, boolean live) {
        this.store = store;
        this.background = background;
        this.known = known;
        this.live = live;
        chosen.subscribe(node -> watched = node == null || node.container() ? node : node.parent());
    }

    TreeNode root() {
        return root;
    }

    /** What the person looks at, or null. */
    ObjectProperty<@Nullable TreeNode> chosen() {
        return chosen;
    }

    /** Why the buckets can't be listed, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Why what is shown may be old, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> stale() {
        return stale.getReadOnlyProperty();
    }

    /** Whether there is anything to show besides words. */
    boolean hasBuckets() {
        return root.children().stream().anyMatch(node -> node.kind() == Kind.BUCKET);
    }

    void show() {
        visible = true;
        if (!root.loaded()) {
            load(root);
        } else if (!live) {
            background.run(Text.of("List objects"), this::look, this::looked, stale::set);
        }
        if (live && refreshing == null) {
            refreshing = background.repeat(Text.of("List objects"), REFRESH, this::look, this::looked, stale::set);
        }
    }

    void hide() {
        visible = false;
        if (refreshing != null) {
            refreshing.cancel();
            refreshing = null;
        }
    }

    /** Lists a node's first page, if it was not listed yet. */
    void open(TreeNode node) {
        if (node.container() && !node.loaded() && !node.loading().get()) {
            load(node);
        }
    }

    /** Lists a node anew from its first page. */
    void reload(TreeNode node) {
        if (node.container()) {
            node.forget();
            load(node);
        }
    }

    /** Lists anew all that is listed, and what could not be listed. */
    void reloadAll() {
        List<TreeNode> listed = new ArrayList<>();
        collect(root, listed);
        reload(root);
        listed.forEach(this::reload);
    }

    private static void collect(TreeNode node, List<TreeNode> listed) {
        for (TreeNode child : node.children()) {
            if (child.container()) {
                if (child.loaded() || !child.children().isEmpty()) {
                    listed.add(child);
                }
                collect(child, listed);
            }
        }
    }

    /** Lists the page behind a node of kind MORE. */
    void more(TreeNode more) {
        TreeNode folder = more.parent();
        if (folder == null || folder.loading().get() || folder.next() == null) {
            return;
        }
        String from = folder.next();
        folder.loading().set(true);
        background.run(
                Text.of("List objects"),
                () -> store.list(folder.bucket(), folder.prefix(), from),
                listed -> {
                    folder.loading().set(false);
                    add(folder, listed, folder.pages() + 1);
                },
                problem -> failed(folder, problem, folder.pages()));
    }

    /**
     * Goes to a bucket and a folder in it, whether or not they were listed.
     *
     * @param prefix empty for the bucket; a key is gone to as well, and so is the beginning of keys
     * @return the folder that was gone to first
     */
    TreeNode go(String bucket, String prefix) {
        TreeNode node = child(root, Kind.BUCKET, bucket);
        known.add(bucket);
        int slash = prefix.indexOf('/');
        while (slash >= 0) {
            node = child(node, Kind.FOLDER, prefix.substring(0, slash + 1));
            slash = prefix.indexOf('/', slash + 1);
        }
        open(node);
        chosen.set(node);
        if (!prefix.equals(node.prefix())) {
            goFurther(node, prefix);
        }
        return node;
    }

    /** To an object if there is one of that key, else to all whose keys begin so. */
    private void goFurther(TreeNode folder, String key) {
        background.run(
                Text.of("Find an object"),
                () -> store.find(folder.bucket(), key),
                found -> {
                    TreeNode known = folder.children().stream()
                            .filter(each ->
                                    each.kind() == Kind.OBJECT && each.prefix().equals(key))
                            .findFirst()
                            .orElse(null);
                    if (known == null) {
                        known = folder.object(found);
                        folder.children().addFirst(known);
                    }
                    chosen.set(known);
                },
                none -> {
                    TreeNode beginning = child(folder, Kind.FOLDER, key);
                    open(beginning);
                    chosen.set(beginning);
                });
    }

    private static TreeNode child(TreeNode parent, Kind kind, String name) {
        for (TreeNode each : parent.children()) {
            if (each.kind() == kind && (kind == Kind.BUCKET ? each.bucket() : each.prefix()).equals(name)) {
                return each;
            }
        }
        TreeNode made = kind == Kind.BUCKET ? parent.bucket(name) : parent.folder(name);
        parent.children().addFirst(made);
        return made;
    }

    private void load(TreeNode node) {
        node.loading().set(true);
        if (node.kind() == Kind.ROOT) {
            background.run(Text.of("List buckets"), store::buckets, this::buckets, this::noBuckets);
        } else {
            background.run(
                    Text.of("List objects"),
                    () -> store.list(node.bucket(), node.prefix(), null),
                    listed -> {
                        firstPage(node, listed);
                        node.loading().set(false);
                    },
                    problem -> failed(node, problem, 0));
        }
    }

    private void buckets(List<String> names) {
        root.loaded(1, null);
        failure.set(null);
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(known.names());
        showBuckets(all, null);
        root.loading().set(false);
    }

    /** Not being allowed to list buckets does not mean that one may not read in them. */
    private void noBuckets(Failure problem) {
        root.loading().set(false);
        failure.set(problem);
        showBuckets(
                new LinkedHashSet<>(known.names()),
                Text.of("The list of buckets could not be read. Type a bucket's name above."));
    }

    private void showBuckets(Set<String> names, @Nullable String note) {
        Map<String, TreeNode> present = new HashMap<>();
        root.children().forEach(each -> present.put(each.bucket(), each));
        List<TreeNode> nodes = new ArrayList<>();
        for (String name : names) {
            TreeNode before = present.get(name);
            nodes.add(before == null ? root.bucket(name) : before);
        }
        if (note != null) {
            nodes.add(root.note(note));
        }
        if (!nodes.equals(root.children())) {
            root.children().setAll(nodes);
        }
    }

    private static void failed(TreeNode node, Failure problem, int pages) {
        if (pages == 0) {
            // It is asked for again as soon as it is chosen or opened.
            node.forget();
        }
        node.children().removeIf(each -> each.kind() == Kind.NOTE);
        node.children().add(node.note(problem.what() + " " + problem.advice()));
        node.loading().set(false);
    }

    /** Puts the first page in the place of what is there; what was opened and is there still stays open. */
    private void firstPage(TreeNode node, Listed listed) {
        node.children()
                .removeIf(each -> !each.container()
                        || (listed.next() == null
                                && each.prefix().endsWith("/")
                                && !listed.prefixes().contains(each.prefix())
                                && !lookedAt(each)));
        add(node, listed, 1);
    }

    /** Whether the person is there, or below. */
    private boolean lookedAt(TreeNode node) {
        TreeNode here = chosen.get();
        while (here != null && !here.equals(node)) {
            here = here.parent();
        }
        return here != null;
    }

    /** Puts a page's entries behind those that are there; what was opened stays open. */
    private static void add(TreeNode node, Listed listed, int pages) {
        node.loaded(pages, listed.next());
        Map<String, TreeNode> present = new HashMap<>();
        node.children().forEach(each -> present.put(each.prefix(), each));
        List<TreeNode> all = new ArrayList<>(node.children());
        all.removeIf(each -> each.kind() == Kind.MORE || each.kind() == Kind.NOTE);
        for (String prefix : listed.prefixes()) {
            if (!present.containsKey(prefix)) {
                all.add(node.folder(prefix));
            }
        }
        if (pages == 1) {
            // One that was gone to before the listing came stands where it belongs.
            all.sort(Comparator.comparing(TreeNode::prefix));
        }
        listed.objects().forEach(object -> all.add(node.object(object)));
        if (listed.next() != null && all.size() < MOST_IN_FOLDER) {
            all.add(node.more());
        } else if (listed.next() != null) {
            all.add(node.note(
                    Text.of("{0} are listed. Type a longer prefix above to see others.", Format.count(all.size()))));
        } else if (all.isEmpty()) {
            all.add(node.note(
                    node.kind() == Kind.BUCKET ? Text.of("This bucket is empty.") : Text.of("Nothing lies here.")));
        }
        node.children().setAll(all);
    }

    private @Nullable Look look() {
        TreeNode node = watched;
        if (node == null || node.kind() == Kind.ROOT) {
            return new Look(root, null, store.buckets());
        }
        return new Look(node, store.list(node.bucket(), node.prefix(), null), null);
    }

    private void looked(@Nullable Look look) {
        if (look == null || !visible) {
            return;
        }
        stale.set(null);
        if (look.buckets() != null) {
            buckets(look.buckets());
        } else if (look.listed() != null && look.node().pages() == 1) {
            merge(look.node(), look.listed());
        }
    }

    /** What is new comes in, what is gone goes, what stays is the same node. */
    private static void merge(TreeNode node, Listed listed) {
        Map<String, TreeNode> present = new HashMap<>();
        node.children().forEach(each -> present.put(each.kind() + each.prefix(), each));
        List<TreeNode> all = new ArrayList<>();
        for (String prefix : listed.prefixes()) {
            TreeNode before = present.get(Kind.FOLDER + prefix);
            all.add(before == null ? node.folder(prefix) : before);
        }
        for (var object : listed.objects()) {
            TreeNode before = present.get(Kind.OBJECT + object.key());
            all.add(before != null && object.equals(before.object()) ? before : node.object(object));
        }
        TreeNode last = node.children().isEmpty() ? null : node.children().getLast();
        if (last != null && last.kind() == Kind.MORE && listed.next() != null) {
            all.add(last);
        }
        if (all.isEmpty() || all.equals(node.children())) {
            return;
        }
        node.loaded(1, listed.next());
        node.children().setAll(all);
    }

    /** Chooses an object of the folder that is looked at. */
    void choose(StoredObject object) {
        TreeNode folder = chosen.get();
        if (folder != null) {
            folder.children().stream()
                    .filter(each -> object.equals(each.object()))
                    .findFirst()
                    .ifPresent(chosen::set);
        }
    }

    /** An object was deleted. */
    void gone(TreeNode node) {
        TreeNode parent = node.parent();
        if (parent != null) {
            parent.children().remove(node);
            chosen.set(parent);
        }
    }
}
