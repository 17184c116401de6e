/** The invented newspaper: its name and what it says about itself. */

export const site = {
  name: 'الرِّقاع',
  tagline: 'ما جرى، ومَن قاله، وكيف عرفناه',
  contact: 'newsroom@example.org',
  /** Paragraphs separated by blank lines. */
  about: [
    '«الرِّقاع» صحيفة يومية مستقلة تصدر من قصبار، عاصمة جمهورية نيسار، وتكتب عن البلاد وجوارها وعن العالم من حولها. أسسها قبل ستة أعوام عشرون صحفيًّا اشتروا معًا مطبعة قديمة في حي الورّاقين، ثم باعوا المطبعة واحتفظوا بالاسم: كانت الرقعة أول ما يكتب عليه الناسخ الخبر قبل أن يصير كتابًا.',
    'نكتب ما نعرفه، ونقول كيف عرفناه. ننسب كل معلومة إلى صاحبها، ولا نخفي اسم مصدر إلا إذا كان في ذكره ضرر عليه، وحينئذٍ نذكر لماذا أخفيناه ومن أين له العلم بما يقول. لا ننشر خبرًا عن مصدر واحد مجهول، ولا نضع رأيًا في ثوب خبر: للرأي بابه، ولأصحابه أسماؤهم.',
    'نخطئ. وإذا أخطأنا صححنا في موضع الخطأ نفسه، وكتبنا أعلى المادة ما الذي تغيّر ومتى ولماذا، وأبقينا التصحيح في سجل علني يستطيع القارئ أن يراجعه. نفرّق بين التصحيح حين تكون المعلومة خطأ، والتوضيح حين تكون صحيحة لكنها توهم غير المراد، والتحديث حين تتغير الوقائع بعد النشر، والسحب حين لا يصح أن تبقى المادة. لا نحذف مادة في صمت.',
    'نعيش على اشتراكات القراء وعلى إعلانات معلومة المصدر تُعرض منفصلة عن التحرير، ولا نقبل مالًا من حكومة أو حزب. يملك العاملون في الصحيفة ثلثي أسهمها، وتُنشر حساباتها كل عام.',
    'إن وجدت خطأ، أو كان عندك ما ينبغي أن نعرفه، فاكتب إلى غرفة الأخبار. يقرأ محرر القراء كل رسالة، ويرد على طلبات التصحيح خلال يوم عمل واحد.',
    'تنبيه: البلاد والمدن والأشخاص والمؤسسات في هذه الطبعة مخترعة كلها، وأي شبه بينها وبين الواقع مصادفة. إنها طبعة تجريبية تُظهر ما يستطيعه «ورّاق».',
  ].join('\n\n'),
  /** The same in the English edition. */
  english: {
    name: 'Al-Riqa’',
    tagline: 'What happened, who said so, and how we know',
    about: [
      'Al-Riqa’ (“the slips of paper”) is an independent daily from Qasbar, capital of the republic of Nisar. It is written in Arabic; a small desk puts selected reporting into English.',
      'We say what we know and how we know it. Every claim has an owner. We leave out a source’s name only where naming would do harm, and then we say why, and how the source can know. Opinion has pages of its own, under its authors’ names.',
      'When we are wrong we say so where we were wrong: at the head of the story, with what changed, when and why, and in a public record of all corrections. Nothing is removed in silence.',
      'Every country, town, person and institution in this edition is invented; any likeness is chance. It is a demonstration of what Warraq can do.',
    ].join('\n\n'),
  },
};
