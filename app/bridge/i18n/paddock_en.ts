<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DonePage</name>
    <message numerus="yes">
        <source>%n row(s) were not taken.</source>
        <translation>
            <numerusform>%n row were not taken.</numerusform>
            <numerusform>%n rows were not taken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message numerus="yes">
        <source>Reading the file… %n row(s)</source>
        <translation>
            <numerusform>Reading the file… %n row</numerusform>
            <numerusform>Reading the file… %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrialPage</name>
    <message numerus="yes">
        <source>%n row(s) cannot be taken:</source>
        <translation>
            <numerusform>%n row cannot be taken:</numerusform>
            <numerusform>%n rows cannot be taken:</numerusform>
        </translation>
    </message>
</context>
</TS>
