// Starts the form with our words: what one does here is keep ("bewaren"), in a file on this computer.
(() => {
  "use strict";
  const ours = {
    collection: {
      sidebar: { collections: "Wat wilt u wijzigen?" },
      collectionTop: { newButton: "+ Nieuw: %{collectionLabel}" },
    },
    editor: {
      editor: {
        onPublishing: "Wilt u dit bewaren?",
        onLeavePage: "Weet u zeker dat u weg wilt? Wat u niet hebt bewaard, gaat verloren.",
        onPublishingWithUnsavedChanges: "Er zijn wijzigingen die nog niet zijn bewaard. Bewaar die eerst.",
        confirmLoadBackup: "Er is nog een eerdere versie die u niet hebt bewaard. Wilt u die terug?",
      },
      editorToolbar: {
        publishing: "Bezig met bewaren ...",
        publish: "Bewaren",
        published: "Bewaard",
        publishNow: "Nu bewaren",
        publishAndCreateNew: "Bewaren en nog iets nieuws maken",
        publishAndDuplicate: "Bewaren en een kopie maken",
        duplicate: "Een kopie maken",
        deleteEntry: "Weggooien",
        deletePublishedEntry: "Weggooien",
        unsavedChanges: "Nog niet bewaard",
        changesSaved: "Alles is bewaard",
      },
      editorControlPane: { widget: {
        required: "Vul bij '%{fieldLabel}' iets in.",
        regexPattern: "%{fieldLabel}: %{pattern}",
        processing: "%{fieldLabel} wordt nagekeken.",
      } },
    },
    ui: { toast: {
      onFailToLoadEntries: "Dit kan niet worden gelezen: %{details}",
      onFailToPersist: "Niet bewaard. In het vak rechtsonder staat wat u kunt verbeteren.",
      onFailToPublishEntry: "Niet bewaard. In het vak rechtsonder staat wat u kunt verbeteren.",
      onFailToDelete: "Niet weggegooid. %{details}",
      missingRequiredField: "Er is nog iets niet goed ingevuld. U ziet het in rood bij het veld.",
      entrySaved: "Bewaard",
      entryPublished: "Bewaard",
    } },
  };
  const over = (words, own) => Object.fromEntries(
    [...new Set([...Object.keys(words), ...Object.keys(own)])].map((key) => [
      key,
      own[key] === undefined ? words[key] : typeof own[key] === "object" ? over(words[key] ?? {}, own[key]) : own[key],
    ]),
  );
  CMS.registerLocale("nl", over(CMS.getLocale("nl"), ours));
  CMS.init();
})();
