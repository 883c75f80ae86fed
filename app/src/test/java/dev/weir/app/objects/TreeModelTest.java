package dev.weir.app.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.account.FakeAccount;
import dev.weir.app.account.OtherClients;
import dev.weir.app.account.TestWorkspace;
import dev.weir.app.connection.Connection;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.fx.Failure;
import dev.weir.app.objects.TreeNode.Kind;
import dev.weir.app.objects.read.ObjectStore;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeModelTest {

    private BrokerWorkspace broker;
    private StoredObjects objects;
    private TreeModel model;

    @BeforeEach
    void start() {
        broker = new BrokerWorkspace();
        objects = new StoredObjects(broker.clients().s3());
        model = new TreeModel(
                new ObjectStore(broker.clients()::s3), broker.background(), new KnownBuckets(broker.workspace()), true);
    }

    @AfterEach
    void end() {
        broker.close();
    }

    @Test
    void foldersAreListedWhenTheyAreOpened() {
        objects.put("2026/11/26/a.json", "{}");
        objects.put("2026/11/27/b.json", "{}");
        objects.put("readme.txt", "hello");
        model.show();
        TreeNode bucket = model.root().children().getFirst();
        assertThat(bucket.children()).isEmpty();
        model.open(bucket);
        assertThat(names(bucket)).containsExactly("2026/", "readme.txt");
        TreeNode day = model.go(StoredObjects.BUCKET, "2026/11/26/");
        assertThat(day.uri()).isEqualTo("s3://deliveries/2026/11/26/");
        assertThat(names(day)).containsExactly("a.json");
        assertThat(names(bucket)).containsExactly("2026/", "readme.txt");
    }

    @Test
    void aKeyAndTheBeginningOfKeysAreGoneTo() {
        objects.put("logs/app-1.json", "{}");
        objects.put("logs/app-2.json", "{}");
        objects.put("logs/other.json", "{}");
        model.go(StoredObjects.BUCKET, "logs/app-2.json");
        assertThat(model.chosen().get().kind()).isEqualTo(Kind.OBJECT);
        assertThat(model.chosen().get().prefix()).isEqualTo("logs/app-2.json");
        model.go(StoredObjects.BUCKET, "logs/app-");
        assertThat(model.chosen().get().kind()).isEqualTo(Kind.FOLDER);
        assertThat(names(model.chosen().get())).containsExactly("app-1.json", "app-2.json");
    }

    @Test
    void aLongFolderComesPageByPage() {
        for (int i = 0; i < ObjectStore.PAGE + 20; i++) {
            objects.put("many/%04d".formatted(i), "x");
        }
        TreeNode many = model.go(StoredObjects.BUCKET, "many/");
        assertThat(many.children()).hasSize(ObjectStore.PAGE + 1);
        TreeNode more = many.children().getLast();
        assertThat(more.kind()).isEqualTo(Kind.MORE);
        model.more(more);
        assertThat(many.children()).hasSize(ObjectStore.PAGE + 20);
        assertThat(many.children().getLast().name()).isEqualTo("%04d".formatted(ObjectStore.PAGE + 19));
    }

    @Test
    void refreshMeansAllThatIsListed() {
        objects.put("a/1", "x");
        objects.put("b/1", "x");
        model.show();
        TreeNode a = model.go(StoredObjects.BUCKET, "a/");
        TreeNode b = model.go(StoredObjects.BUCKET, "b/");
        objects.put("a/2", "x");
        objects.put("c/1", "x");
        broker.clients()
                .s3()
                .deleteObject(request -> request.bucket(StoredObjects.BUCKET).key("b/1"));
        model.go(StoredObjects.BUCKET, "a/");
        model.reloadAll();
        assertThat(names(a)).containsExactly("1", "2");
        assertThat(a.parent().children()).contains(a).doesNotContain(b);
        assertThat(names(a.parent())).containsExactly("a/", "c/");
    }

    @Test
    void newObjectsComeByThemselvesWhileThePageIsSeen() {
        objects.put("in/a", "x");
        model.show();
        TreeNode folder = model.go(StoredObjects.BUCKET, "in/");
        TreeNode first = folder.children().getFirst();
        objects.put("in/b", "x");
        broker.background().tick();
        assertThat(names(folder)).containsExactly("a", "b");
        assertThat(folder.children().getFirst()).isSameAs(first);
        assertThat(model.stale().get()).isNull();
        model.hide();
        assertThat(broker.background().repeating()).isEmpty();
    }

    @Test
    void whoMayNotListBucketsTypesTheirNames() {
        FakeAccount account = new FakeAccount();
        Failing failing = new Failing(OtherClients.denied());
        TestWorkspace workspace = new TestWorkspace(
                TestWorkspace.connection(Connection.Kind.TEST),
                account,
                new DirectBackground(),
                null,
                InstantSource.system());
        TreeModel denied = new TreeModel(
                new ObjectStore(() -> failing), workspace.background(), new KnownBuckets(workspace), false);
        denied.show();
        assertThat(denied.failure().get().kind()).isEqualTo(Failure.Kind.DENIED);
        assertThat(denied.hasBuckets()).isFalse();
        TreeNode typed = denied.go("other-peoples-bucket", "");
        assertThat(denied.hasBuckets()).isTrue();
        assertThat(typed.children().getFirst().kind()).isEqualTo(Kind.NOTE);
        assertThat(typed.children().getFirst().name()).contains("not allowed");
        assertThat(typed.loaded()).as("it is asked for again when it is opened").isFalse();
        assertThat(new KnownBuckets(workspace).names()).containsExactly("other-peoples-bucket");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "bucket,bucket,''",
                "bucket/a/b/,bucket,a/b/",
                "s3://bucket/a b.json,bucket,a b.json",
                "arn:aws:s3:::bucket/a,bucket,a",
                "https://bucket.s3.eu-west-1.amazonaws.com/a/b?X-Amz-Expires=1,bucket,a/b",
                "http://127.0.0.1:4566/bucket/a,bucket,a",
                "' ',-,-",
                "a?,-,-"
            })
    void whatIsTypedIsUnderstood(String typed, String bucket, String prefix) {
        TypedPlace place = TypedPlace.read(typed);
        if (bucket == null) {
            assertThat(place).isNull();
        } else {
            assertThat(place).isEqualTo(new TypedPlace(bucket, prefix));
        }
    }

    private static List<String> names(TreeNode node) {
        return node.children().stream().map(TreeNode::name).toList();
    }
}
