package dev.weir.app.help;

import dev.weir.app.text.Text;
import java.util.List;

/** Words of accounts, of who may do what, and of connections. */
final class AccountTerms {

    private AccountTerms() {}

    static List<Term> all() {
        return List.of(
                new Term(
                        Text.of("Management event"),
                        Text.of(
                                "An event of CloudTrail about a call that changes or looks at resources, for instance CreateStream.")),
                new Term(
                        Text.of("Data event"),
                        Text.of(
                                "An event of CloudTrail about a call on the data itself, for instance PutRecord; only a trail that asks for it has it.")),
                new Term(Text.of("Trail"), Text.of("What has CloudTrail write events into a bucket of S3.")),
                new Term(
                        "ARN",
                        Text.of(
                                "The full name of a resource at AWS: service, region, account and the resource's own name.")),
                new Term(Text.of("Principal"), Text.of("Who calls: a user, a role that was assumed, or a service.")),
                new Term(
                        Text.of("Policy"),
                        Text.of(
                                "A document that says which actions on which resources are allowed or denied; a denial always wins.")),
                new Term(
                        Text.of("Role"),
                        Text.of("An identity without keys of its own that others take on for a time.")),
                new Term(
                        Text.of("Profile"),
                        Text.of("A section of the files in ~/.aws that says who calls and in which region.")),
                new Term(
                        Text.of("Endpoint"),
                        Text.of("The address at which a service is called; without one, the region's own of AWS.")),
                new Term(
                        Text.of("Region"),
                        Text.of("The place of AWS in which resources live; each has streams of its own.")),
                new Term(
                        Text.of("Embedded broker"),
                        Text.of(
                                "The Kinesis of Weir itself, on this computer, which speaks the protocols of AWS and costs nothing.")),
                new Term(
                        Text.of("Read-only"),
                        Text.of(
                                "A connection on which Weir sends nothing that changes anything; production begins this way.")));
    }
}
