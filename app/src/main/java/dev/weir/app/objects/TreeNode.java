package dev.weir.app.objects;

import dev.weir.app.objects.read.StoredObject;
import dev.weir.app.text.Text;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A bucket, a folder, an object, or a word about them, in the tree of the page. JavaFX thread only. */
final class TreeNode {

    /** What a node is. */
    enum Kind {
        ROOT,
        BUCKET,
        FOLDER,
        OBJECT,
        /** There is another page; choosing it loads that. */
        MORE,
        /** Says something, and can't be opened. */
        NOTE
    }

    private final Kind kind;
    private final @Nullable TreeNode parent;
    private final String name;
    private final String bucket;
    private final String prefix;
    private final @Nullable StoredObject object;
    private final ObservableList<TreeNode> children = FXCollections.observableArrayList();
    private final BooleanProperty loading = new SimpleBooleanProperty();
    private boolean loaded;
    private int pages;
    private @Nullable String next;

    private TreeNode(
            Kind kind,
            @Nullable TreeNode parent,
            String name,
            String bucket,
            String prefix,
            @Nullable StoredObject object) {
        this.kind = kind;
        this.parent = parent;
        this.name = name;
        this.bucket = bucket;
        this.prefix = prefix;
        this.object = object;
    }

    static TreeNode root() {
        return new TreeNode(Kind.ROOT, null, Text.of("Buckets"), "", "", null);
    }

    TreeNode bucket(String called) {
        return new TreeNode(Kind.BUCKET, this, called, called, "", null);
    }

    /** @param whole the prefix from the bucket on, mostly with a slash at its end */
    TreeNode folder(String whole) {
        String name = relative(whole);
        return new TreeNode(Kind.FOLDER, this, name, bucket, whole, null);
    }

    TreeNode object(StoredObject found) {
        return new TreeNode(Kind.OBJECT, this, relative(found.key()), bucket, found.key(), found);
    }

    /** What is behind this folder's last slash: the prefix that was typed need not end in one. */
    private String relative(String whole) {
        String folder = prefix.substring(0, prefix.lastIndexOf('/') + 1);
        return whole.startsWith(folder) ? whole.substring(folder.length()) : whole;
    }

    TreeNode more() {
        return new TreeNode(Kind.MORE, this, Text.of("Show more…"), bucket, prefix, null);
    }

    TreeNode note(String text) {
        return new TreeNode(Kind.NOTE, this, text, bucket, prefix, null);
    }

    Kind kind() {
        return kind;
    }

    @Nullable TreeNode parent() {
        return parent;
    }

    /** What a person reads. */
    String name() {
        return name;
    }

    String bucket() {
        return bucket;
    }

    /** The prefix of a folder, the key of an object. */
    String prefix() {
        return prefix;
    }

    @Nullable StoredObject object() {
        return object;
    }

    /** Whether it can be opened. */
    boolean container() {
        return kind == Kind.BUCKET || kind == Kind.FOLDER || kind == Kind.ROOT;
    }

    ObservableList<TreeNode> children() {
        return children;
    }

    BooleanProperty loading() {
        return loading;
    }

    boolean loaded() {
        return loaded;
    }

    /** Pages of its listing that were loaded. */
    int pages() {
        return pages;
    }

    @Nullable String next() {
        return next;
    }

    /** @param following asks for the next page, or null after the last */
    void loaded(int count, @Nullable String following) {
        loaded = true;
        pages = count;
        next = following;
    }

    void forget() {
        loaded = false;
        pages = 0;
        next = null;
    }

    /** For instance {@code s3://bucket/prefix/}. */
    String uri() {
        return "s3://" + bucket + "/" + prefix;
    }

    @Override
    public String toString() {
        return name;
    }
}
