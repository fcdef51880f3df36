package io.lectern;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.lectern.api.FailureMapper;
import io.lectern.api.Needs;
import io.lectern.api.Open;
import io.lectern.api.SignedIn;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The dependency arrows and naming rules of the code base, executable. Rules about the text of sources (length, package
 * descriptions) are in {@link SourcesTest}. The launcher and the search node are modules of their own, which the compiler
 * keeps apart.
 */
@AnalyzeClasses(
        packages = "io.lectern",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.OnlyTheWar.class})
class ArchitectureTest {

    /** The search node is on the tests' class path for the build order only. */
    static class OnlyTheWar implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/io/lectern/searchnode/");
        }
    }

    static final String ROOT = "io.lectern.";

    /** Wire types that JSON-B writes. */
    static final String WRITTEN = "io\\.lectern\\.api\\..*(Response|Envelope|AnswerError)";

    /** The parser process's wire types; the rest of that module is not on this class path's WAR. */
    static final String PARSER = "io.lectern.parser..";

    /** feature -> the other features it may use (common is always allowed). */
    static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry("common", List.of()),
            Map.entry("account", List.of()),
            Map.entry("activity", List.of("account")),
            Map.entry("storage", List.of("account")),
            Map.entry("llm", List.of("account", "activity")),
            Map.entry("retrieval", List.of("llm")),
            Map.entry("dataset", List.of("account", "storage", "llm", "retrieval")),
            Map.entry("ingest", List.of("account", "storage", "llm", "retrieval", "dataset")),
            Map.entry("assistant", List.of("account", "storage", "llm", "dataset")),
            Map.entry("conversation", List.of("account", "storage", "assistant")),
            Map.entry("completion", List.of("account", "activity", "llm", "retrieval", "assistant", "conversation")),
            Map.entry("gateway", List.of("account", "activity", "llm", "conversation", "completion")),
            Map.entry(
                    "agent",
                    List.of("account", "activity", "llm", "retrieval", "dataset", "conversation", "completion")));

    /** library -> the packages that may name it. */
    static final Map<String, List<String>> HOMES = Map.ofEntries(
            Map.entry("io.github.bucket4j..", List.of("api")),
            Map.entry("org.opensearch..", List.of("retrieval..")),
            Map.entry("org.apache.hc..", List.of("retrieval..", "llm.connector..")),
            Map.entry("org.flywaydb..", List.of("common")),
            Map.entry("org.jose4j..", List.of("account.token")),
            Map.entry("ai.onnxruntime..", List.of("llm.local..")),
            Map.entry("ai.djl..", List.of("llm.local..")),
            Map.entry("dev.langchain4j.model.openai..", List.of("llm.connector..", "llm.local..")),
            Map.entry("dev.langchain4j..", List.of("llm..", "ingest..", "completion..", "gateway..", "agent..")),
            Map.entry("org.apache.tika..", List.of("parser..")),
            Map.entry("org.apache.pdfbox..", List.of("parser..")),
            Map.entry("jakarta.jms..", List.of("ingest", "completion")),
            Map.entry(PARSER, List.of("ingest..", "parser..")));

    @ArchTest
    static void arrowsPointOneWay(JavaClasses all) {
        ARROWS.forEach((feature, allowed) -> noClasses()
                .that()
                .resideInAPackage(ROOT + feature + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbiddenTo(feature, allowed))
                .allowEmptyShould(true)
                .check(all));
    }

    /** EclipseLink's weaving sees writes inside the entity only; a field set from outside is never saved, without a word. */
    @ArchTest
    static final ArchRule entitiesAloneWriteTheirFields = classes()
            .should(new ArchCondition<>("not set fields of entities") {
                @Override
                public void check(JavaClass one, ConditionEvents events) {
                    one.getFieldAccessesFromSelf().stream()
                            .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET)
                            .filter(access -> access.getTargetOwner().isAnnotatedWith(Entity.class))
                            .filter(access -> !access.getTargetOwner().equals(one))
                            .forEach(access -> events.add(SimpleConditionEvent.violated(one, access.getDescription())));
                }
            });

    private static String[] forbiddenTo(String feature, List<String> allowed) {
        return ARROWS.keySet().stream()
                .filter(other -> !other.equals(feature) && !other.equals("common") && !allowed.contains(other))
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);
    }

    /** A package that is in no table has no rules: name it here, or better in the table. */
    @ArchTest
    static void everyPackageHasItsPlace(JavaClasses all) {
        List<String> known = new ArrayList<>(
                ARROWS.keySet().stream().map(name -> ROOT + name + "..").toList());
        known.addAll(List.of(ROOT + "api..", PARSER));
        classes().should().resideInAnyPackage(known.toArray(String[]::new)).check(all);
    }

    @ArchTest
    static final ArchRule featuresAreFreeOfCycles =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule dialectsIgnoreEachOther =
            slices().matching(ROOT + "api.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule sharedEdgeUsesOnlyAccountsAndActivity = noClasses()
            .that()
            .resideInAPackage(ROOT + "api")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ARROWS.keySet().stream()
                    .filter(feature -> !List.of("common", "account", "activity").contains(feature))
                    .map(feature -> ROOT + feature + "..")
                    .toArray(String[]::new)));

    @ArchTest
    static final ArchRule coreIgnoresHttp = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "api..", PARSER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "api..", "jakarta.ws.rs..", "jakarta.servlet..", "jakarta.json.bind..")
            .as("the core knows neither a dialect nor HTTP (adapters use java.net.http)");

    @ArchTest
    static final ArchRule edgeIgnoresPersistence = noClasses()
            .that()
            .resideInAPackage(ROOT + "api..")
            .and()
            .doNotHaveFullyQualifiedName("io.lectern.api.Failures")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "jakarta.jms..", "jakarta.ejb..", "org.opensearch..")
            .because("only Failures may name a persistence exception, to turn it into one of ours");

    @ArchTest
    static void librariesStayAtHome(JavaClasses all) {
        HOMES.forEach((library, homes) -> noClasses()
                .that()
                .resideOutsideOfPackages(homes.stream().map(home -> ROOT + home).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true)
                .check(all));
    }

    @ArchTest
    static void adaptersAreReachedByTheirFeatureOnly(JavaClasses all) {
        for (String feature : List.of("llm", "ingest")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + feature + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + feature + ".(*)..")
                    .allowEmptyShould(true)
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule resourcesLiveAtTheEdge = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .resideInAPackage(ROOT + "api..")
            .andShould()
            .haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule resourceMethodsSayWhoMayCallThem = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should()
            .beAnnotatedWith(Needs.class)
            .orShould()
            .beAnnotatedWith(SignedIn.class)
            .orShould()
            .beAnnotatedWith(Open.class);

    /** Jersey ties such a field to one of the applications, and the others then fail until the next start (ADR 23). */
    @ArchTest
    static final ArchRule sharedBeansAskNoContext = fields().that()
            .areAnnotatedWith(Context.class)
            .and()
            .areNotDeclaredIn(FailureMapper.class)
            .should()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(RequestScoped.class);

    @ArchTest
    static final ArchRule resourcesNeverReturnEntities = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .and()
            .arePublic()
            .should()
            .notHaveRawReturnType(annotatedWith(Entity.class));

    @ArchTest
    static final ArchRule wireTypesAreRecords = classes()
            .that()
            .resideInAPackage(ROOT + "api..")
            .and()
            .haveNameMatching(".*(Request|Response|Envelope)")
            .should()
            .beRecords();

    @ArchTest
    static final ArchRule answersArePublic = classes()
            .that()
            .haveNameMatching(WRITTEN)
            .should()
            .bePublic()
            .because("Payara's JSON binding reads a record's accessors from outside");

    @ArchTest
    static final ArchRule partsOfAnswersArePublic =
            fields().that().areDeclaredInClassesThat().haveNameMatching(WRITTEN).should(haveOnlyPublicTypes());

    private static ArchCondition<JavaField> haveOnlyPublicTypes() {
        return new ArchCondition<>("have public types of ours") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                field.getAllInvolvedRawTypes().stream()
                        .filter(type -> type.getPackageName().startsWith(ROOT + "api"))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                field, field.getFullName() + " is of the type " + type.getName())));
            }
        };
    }

    @ArchTest
    static final ArchRule providersAreBeans = classes()
            .that()
            .implement(jakarta.ws.rs.ext.ExceptionMapper.class)
            .or()
            .implement(jakarta.ws.rs.ext.ContextResolver.class)
            .or()
            .implement(jakarta.ws.rs.container.ContainerRequestFilter.class)
            .or()
            .implement(jakarta.ws.rs.container.ContainerResponseFilter.class)
            .or()
            .implement(jakarta.ws.rs.container.DynamicFeature.class)
            .and()
            // one for each resource method, made by a feature that is a bean (ADR 23)
            .doNotHaveSimpleName("AuthenticationFilter")
            .should()
            .beAnnotatedWith(jakarta.enterprise.context.ApplicationScoped.class)
            .andShould()
            .notBeAnnotatedWith(Provider.class)
            .because("WildFly injects nothing into a provider without a scope, and applications name their classes");

    @ArchTest
    static final ArchRule transactionsBeginInServices = classes()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should()
            .haveSimpleNameEndingWith("Service")
            .andShould()
            .resideOutsideOfPackage(ROOT + "api..");

    @ArchTest
    static final ArchRule transactionalMethodsAreInServices = methods()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Service")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule listenersAreNamedSo =
            classes().that().areAnnotatedWith(MessageDriven.class).should().haveSimpleNameEndingWith("Listener");

    @ArchTest
    static final ArchRule noSessionBeansAsServices = noClasses().should().beAnnotatedWith(Stateless.class);

    @ArchTest
    static final ArchRule injectionIsVisible =
            fields().that().areAnnotatedWith(Inject.class).should().notBePrivate();

    @ArchTest
    static final ArchRule noEmptyWords = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Base|Info|Data)")
            .as("names say what a thing is, not that it exists");

    @ArchTest
    static final ArchRule configHasOneDoor = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Config")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.microprofile.config..");

    @ArchTest
    static final ArchRule nothingPrints = noClasses()
            .that()
            .resideOutsideOfPackage(PARSER)
            .should(ACCESS_STANDARD_STREAMS)
            .as("the server logs and does not print");
}
