package org.mailassay.appliance.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Who may import whom. Maven forbids some of it; this forbids the rest.
@AnalyzeClasses(
        packages = "org.mailassay",
        importOptions = {ImportOption.DoNotIncludeTests.class, BordersTest.NoTestArchives.class})
final class BordersTest {
    /// The other modules' tests come as archives when the whole is packaged.
    static final class NoTestArchives implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String ANALYSIS = "org.mailassay.analysis..";
    private static final String STORE = "org.mailassay.store..";
    private static final String MAILETS = "org.mailassay.mailets..";
    private static final String API = "org.mailassay.api..";
    private static final String APPLIANCE = "org.mailassay.appliance..";

    /// Files, sockets, databases: the analysis knows octets and ports only. Paths and addresses are values.
    private static final DescribedPredicate<JavaClass> INPUT_OR_OUTPUT = DescribedPredicate.describe(
            "open files, sockets or databases",
            type -> type.getName().matches("java\\.io\\.(File|RandomAccessFile)\\w*")
                    || type.getName().matches("java\\.nio\\.(file\\.Files|channels\\.\\w+Channel)")
                    || type.getName().matches("java\\.net\\.(\\w*Socket|URLConnection|HttpURLConnection)")
                    || type.getPackageName().startsWith("java.net.http")
                    || type.getPackageName().startsWith("java.sql")
                    || type.getPackageName().startsWith("javax.sql"));

    private static final DescribedPredicate<JavaClass> JAMES = DescribedPredicate.describe(
            "belong to James or javax.mail",
            type -> type.getPackageName().matches("(org\\.apache\\.(james(?!\\.mime4j)|mailet)|javax\\.mail)\\b.*"));

    @ArchTest
    static final ArchRule ANALYSIS_IS_PURE =
            noClasses().that().resideInAPackage(ANALYSIS).should().dependOnClassesThat(INPUT_OR_OUTPUT);

    @ArchTest
    static final ArchRule ANALYSIS_KNOWS_PARSERS_ONLY = classes()
            .that()
            .resideInAPackage(ANALYSIS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ANALYSIS,
                    "java..",
                    "javax.xml..",
                    "javax.crypto..",
                    "javax.security..",
                    "org.xml.sax..",
                    "org.w3c.dom..",
                    "org.jspecify..",
                    "com.fasterxml.jackson..",
                    "com.ctc.wstx..",
                    "org.codehaus.stax2..",
                    "org.yaml.snakeyaml..",
                    "org.jsoup..",
                    "org.bouncycastle..");

    @ArchTest
    static final ArchRule STORE_KNOWS_ANALYSIS_ONLY = noClasses()
            .that()
            .resideInAPackage(STORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MAILETS, API, APPLIANCE);

    @ArchTest
    static final ArchRule MAILETS_AND_API_NEVER_MEET = noClasses()
            .that()
            .resideInAPackage(MAILETS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(API);

    @ArchTest
    static final ArchRule API_AND_MAILETS_NEVER_MEET = noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(MAILETS);

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_APPLIANCE = noClasses()
            .that()
            .resideInAnyPackage(ANALYSIS, STORE, MAILETS, API)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(APPLIANCE);

    @ArchTest
    static final ArchRule JAMES_LIVES_IN_MAILETS =
            noClasses().that().resideOutsideOfPackage(MAILETS).should().dependOnClassesThat(JAMES);

    @ArchTest
    static final ArchRule THE_WEB_SERVER_LIVES_IN_THE_API = noClasses()
            .that()
            .resideOutsideOfPackage(API)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.helidon.webserver..");

    @ArchTest
    static final ArchRule STATEMENTS_LIVE_IN_THE_STORE = noClasses()
            .that()
            .resideOutsideOfPackages(STORE, "org.mailassay.appliance.embedded..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.sql\\.(Connection|Statement|PreparedStatement|DriverManager)");
}
