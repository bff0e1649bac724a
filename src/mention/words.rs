//! What kinds of words stand beside names: titles, institutions, given names, common words.
//!
//! It must not know patterns or positions: it says only what a word, in lower case, can be.

use rustc_hash::FxHashMap;

/// What a word can be; a word can be many things at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kind(u32);

impl Kind {
    /// An office or form of address before a person's name, and after a country's.
    pub(super) const TITLE: Self = Self(1);
    /// A word that says nothing about the name after it when it begins a sentence.
    pub(super) const FUNCTION: Self = Self(1 << 1);
    /// A weekday or a month.
    pub(super) const DAY: Self = Self(1 << 2);
    /// A month that is also a name.
    pub(super) const MONTH: Self = Self(1 << 3);
    /// A common given name.
    pub(super) const GIVEN: Self = Self(1 << 4);
    /// What institutions, papers, waters and works are called after a name, or before "of" and one.
    pub(super) const INSTITUTION: Self = Self(1 << 5);
    /// A common noun or verb that is also a name.
    pub(super) const COMMON: Self = Self(1 << 6);
    /// A small word inside a personal name.
    pub(super) const PARTICLE: Self = Self(1 << 7);
    /// A country, for pairs such as "Pakistan-India".
    pub(super) const NATION: Self = Self(1 << 8);
    /// What only somebody can do.
    pub(super) const SPEECH: Self = Self(1 << 9);
    /// Relations: what turns a surname into more than one person, or another one.
    pub(super) const FAMILY: Self = Self(1 << 10);
    /// The legal form of a company.
    pub(super) const COMPANY: Self = Self(1 << 11);
    /// What goes before a hyphen and leaves the name whole.
    pub(super) const PREFIX: Self = Self(1 << 12);
    /// What goes after a hyphen and leaves the name whole.
    pub(super) const SUFFIX: Self = Self(1 << 13);
    /// Generations: "Jr", "III".
    pub(super) const GENERATION: Self = Self(1 << 14);
    /// A first part of a title of two words: "Foreign Minister".
    pub(super) const PORTFOLIO: Self = Self(1 << 15);
    /// A family name that comes first in Korean, Chinese and Vietnamese.
    pub(super) const FAMILY_FIRST: Self = Self(1 << 16);
    /// A preposition before a month or a place.
    pub(super) const PREPOSITION: Self = Self(1 << 17);
    /// What turns a country's name into another place's.
    pub(super) const COMPASS: Self = Self(1 << 18);
    /// A state whose towns are called like countries and capitals.
    pub(super) const STATE: Self = Self(1 << 19);
    /// A title that takes another word: "Justice", "General".
    pub(super) const AUXILIARY: Self = Self(1 << 20);
    /// What stands after a name and is none of it: a degree, an honour, a seat.
    pub(super) const POSTNOMINAL: Self = Self(1 << 21);
    /// What tells a person from an elder one at the end of a name of three words or more.
    pub(super) const DESCENDANT: Self = Self(1 << 22);
    /// What somebody does, and hardly a thing.
    pub(super) const ACT: Self = Self(1 << 23);
    /// What is called after somebody, in small letters: "the Noyce river".
    pub(super) const NAMESAKE: Self = Self(1 << 24);
    /// A form of address before a given name alone: "Sir Alan".
    pub(super) const HONORIFIC: Self = Self(1 << 25);
    /// A small word with a capital that begins a surname of two words: "Le Goff", "Ben Ami".
    pub(super) const OPENING: Self = Self(1 << 26);

    /// A common word that is also a surname, and hardly anything else's name.
    pub(super) const NOUN: Self = Self(1 << 27);
    /// A rank, a trade or a form of address that stands before a name, and that many are called by.
    pub(super) const CALLING: Self = Self(1 << 28);

    /// Whether it is any of these.
    pub(super) fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Either.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words that rules ask for, by their lower-case form.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Those of at most eight bytes, all of them in one number: most words are so short.
    short: FxHashMap<u64, Kind>,
    long: FxHashMap<&'static [u8], Kind>,
}

impl Words {
    pub(super) fn new() -> Self {
        let mut words = Self::default();
        for (kind, list) in LISTS {
            for word in list.split_whitespace() {
                let known = match packed(word) {
                    Some(bytes) => words.short.entry(bytes).or_default(),
                    None => words.long.entry(word.as_bytes()).or_default(),
                };
                *known = known.or(*kind);
            }
        }
        words
    }

    /// What a word can be, in any case.
    pub(super) fn kind(&self, word: &str) -> Kind {
        match packed(word) {
            Some(bytes) => self.short.get(&bytes).copied().unwrap_or_default(),
            None => self.kind_of_long(word),
        }
    }

    fn kind_of_long(&self, word: &str) -> Kind {
        // No listed word is longer; a lookup must not cost more than that.
        let mut lower = [0; 32];
        let Some(lower) = lower.get_mut(..word.len()) else { return Kind::default() };
        if !word.is_ascii() {
            let lower = word.to_lowercase();
            let bytes = packed(&lower);
            let known = bytes.map_or_else(|| self.long.get(lower.as_bytes()), |bytes| self.short.get(&bytes));
            return known.copied().unwrap_or_default();
        }
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        self.long.get(&*lower).copied().unwrap_or_default()
    }
}

/// An ASCII word of at most eight bytes in lower case.
fn packed(word: &str) -> Option<u64> {
    // A zero byte at its start would be lost.
    if word.len() > 8 || word.starts_with('\0') {
        return None;
    }
    let bytes = word.bytes().fold(0, |bytes, byte| bytes << 8 | u64::from(byte.to_ascii_lowercase()));
    (bytes & 0x8080_8080_8080_8080 == 0).then_some(bytes)
}

const LISTS: &[(Kind, &str)] = &[
    (
        Kind::TITLE,
        "president presidents premier chancellor minister ministers secretary secretary-general director \
         director-general chairman chairwoman chairperson chair chief leader king queen prince princess emir \
         sultan sheikh shah emperor empress tsar pope cardinal archbishop bishop patriarch imam ayatollah rabbi \
         reverend father ambassador envoy consul governor mayor senator congressman congresswoman \
         representative delegate deputy speaker commissioner spokesman spokeswoman spokesperson marshal \
         general admiral colonel major captain lieutenant sergeant commander brigadier field-marshal judge \
         justice prosecutor attorney professor doctor sir lord lady dame mr mrs ms miss mx dr gen sen rep gov \
         col lt sgt capt adm prof rev hon pres brig maj cmdr ceo cfo coo cto pm mp mep mps md vp fm tánaiste \
         taoiseach comrade founder coach manager author singer actor actress rapper writer historian analyst \
         economist activist journalist lawyer tycoon billionaire entrepreneur investor architect striker \
         midfielder goalkeeper defender pilot astronaut poet painter composer candidate nominee heir dictator \
         strongman caudillo president-elect vice-president monsieur madame mme herr frau señor señora don doña \
         präsident präsidentin kanzler kanzlerin bundeskanzler außenminister ministerpräsident président \
         présidente ministre presidente ministro ministra presidenta президент премьер премьер-министр министр \
         лидер г-н глава председатель маршал товарищ πρόεδρος πρωθυπουργός υπουργός head heads",
    ),
    (Kind::AUXILIARY, "general justice chief major head"),
    (
        Kind::CALLING,
        "sheriff inspector superintendent officer detective constable trooper ranger commodore corporal ensign private \
         airman seaman gunner midshipman warrant petty councillor councilor councilman councilwoman alderman \
         sheik shaikh duchess countess baroness viscount viscountess marquess archduke maharaja \
         tunku datuk dato haji hajji editor columnist correspondent reporter presenter host producer pastor vicar deacon \
         chaplain mullah mufti maulana sayyid hojjatoleslam lama pandit shri smt sri \
         agent executive advisor adviser counsellor counselor counsel attaché chargé d'affaires negotiator mediator rapporteur \
         coordinator legate nuncio aide strategist lawmaker member whip treasurer comptroller controller administrator \
         principal provost rector lecturer researcher fellow scientist engineer physicist chemist expert specialist \
         solicitor barrister magistrate recorder advocate adv eng ing dott lic clerk registrar auditor ombudsman nurse \
         surgeon physician warden custodian curator librarian archivist farmer fisherman trader broker banker \
         businessman businesswoman veteran retired ret acting interim designate affairs undersecretary under-secretary \
         photographer filmmaker novelist essayist philosopher sociologist anthropologist geographer linguist \
         psychologist demographer statistician meteorologist geologist biologist cllr det insp supt amb atty h.e s.e h.h \
         h.r.h hrh h.m rt rear vice staff flight wing squadron master leading able technical chair vice-chair vice-chairman \
         vice-admiral rear-admiral lieutenant-general major-general brigadier-general lieutenant-colonel co-chair \
         co-founder maître maitre me maestro dottore dottoressa licenciado licenciada ingeniero doctora profesor profesora excelencia don doña \
         secretary-designate minister-president caliph khedive regent infanta infante tsarina tsarevich",
    ),
    (
        Kind::PORTFOLIO,
        "foreign prime finance defence defense interior trade economy energy health home vice deputy first \
         second supreme crown special permanent under assistant deputy senior former acting chief attorney \
         national high state culture education transport labour labor environment justice security press",
    ),
    (
        Kind::FUNCTION,
        "the a an this that these those both neither either each every all some many most no any such only even \
         just and or but nor yet so if as than then when while whereas where whether though although because \
         since until till unless once after before during despite amid among between against across around \
         about above below behind beside besides beyond by for from in inside into like near of off on onto \
         out outside over past per through throughout to toward towards under underneath unlike up upon via \
         with within without versus what who whom whose which why how it its he she they we i you his her \
         their our your my there here now today tomorrow yesterday tonight later earlier soon recently still \
         also again thus hence instead however meanwhile moreover otherwise perhaps maybe indeed never always \
         often sometimes ever not did does do is was are were has have had can could will would should may \
         might must let given asked said says say told see ask tell thank blame meet watch visit stop ban \
         under one two three four five six seven eight nine ten half following according including regarding \
         concerning considering excluding last next early late back apart aside plus minus alongside \
         first second third finally eventually suddenly overall elsewhere nowhere everywhere \
         le la les l un une des du de en à au aux dans avec pour par sur sous mais et ou car si quand selon \
         el los las una unos con por según pero y o cuando desde hasta para il lo gli i della del nel con per \
         der die das den dem ein eine im am zum zur mit von aus bei nach seit und oder aber wenn als auf für \
         gegen ohne über unter vor wegen während trotz os as um uma em no na com mas het een \
         в на с к у о от до из за по при для и а но или не как что где когда если это если также по после \
         ο η το οι τα των τον την του της στο στη στον στην με για από και αλλά",
    ),
    (
        Kind::PREPOSITION,
        "in of by since until till from to last next this early late mid on before after during through between at near for into outside around",
    ),
    (
        Kind::DAY,
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july \
         august september october november december spring summer autumn winter",
    ),
    (Kind::MONTH, "may march april june august"),
    (
        Kind::GIVEN,
        "maría ángel ángela andrés jesús joaquín josefa luisa manuel manuela césar inés lucía sofía mónica verónica óscar \
         raúl rubén tomás víctor álvaro adrián agustín germán hernán iván joão antónio inês luís sérgio andré \
         françois françoise jérôme stéphane frédéric hélène élise éric jürgen günther björn jörg \
         aaron abdul abraham adam ahmed alan albert alex alexander alexei ali alice allen amanda amy ana andrea \
         andrei andrew angela anna anne anthony antonio arthur ashley barack barbara ben benjamin bernard beth \
         betty bill billy bob bobby boris brad brandon brian brigitte bruce bryan carl carla carlos carol \
         caroline catherine charles charlotte chelsea chris christian christina christine christopher claire \
         claudia craig cynthia dan daniel dave david deborah denis dennis denzel diana diane dmitry don donald \
         donna dorothy douglas ed edward edwin eleanor elena elizabeth ellen emily emma eric erik ernest eugene \
         eva evelyn fatima fernando frances francis frank fred frederick gary gavin gemma george gerald gina \
         giovanni glenn gloria gordon graham greg gregory hannah hans harold harry hassan heather helen henry \
         hillary howard hugh hunter ian igor indira irene isaac isabel ivan ivanka jack jackie jacob jake james \
         jamie jan jane janet jared jason javier jay jean jeff jeffrey jennifer jeremy jerry jesse jessica jill \
         jim jimmy joan joanna joe joel john johnny jon jonathan jorge jose josé joseph josh joshua josé juan judith \
         judy julia julian julie justin karen karl kate katherine kathleen kathy katie keith kelly ken kenneth \
         kevin kim kyle lalit larry laura lauren laurence leo leon leonard lewis liam lily linda lisa logan louis louise \
         lucas lucy luis luke lyndon lyudmila maggie malcolm marc marco marcus margaret maria marie marilyn marina mario \
         mark martha martin mary matt matthew maurice max megan melania melanie melissa michael michel michelle \
         miguel mike mikhail miriam mohamed mohammad mohammed monica muhammad nancy naomi natalia natalie natasha \
         neil nelson nicholas nick nicola nicolas nicole nigel nikita nikolai nina noah noel norman oleg olga \
         oliver olivia omar oscar otto pamela pat patricia patrick paul paula pavel pedro peggy peter philip phil \
         phillip pierre rachel ralph ray raymond rebecca richard rick rita rob robert roberto robin rodney roger \
         roland ron ronald rosa rose ross roy rupert russell ruth ryan sally sam samantha samuel sandra sara sarah \
         scott sean sebastian serge sergei sergey sergio seth sharon shirley simon sofia sonia sophie stacey \
         stanley stella stephanie stephen steve steven stuart sue susan suzanne svetlana sylvia tamara tania tatiana \
         ted teresa terry theresa thomas tiffany tim timothy tina todd tom tommy tony tracy trevor tyler ursula \
         valerie vanessa vera vernon veronica victor victoria vincent virginia vivian vladimir walter wanda warren \
         wayne wendy will william yulia yusuf yvonne zoe владимир людмила иван дмитрий сергей",
    ),
    (
        Kind::INSTITUTION,
        "academy act action administration agency agreement agreements airlines airport airways alliance \
         alternative army assembly association authority avenue award awards bank banks banco banque bar basin battle bay beach \
         board boulevard bowl bridge brigade broadcasting building bureau business cathedral center centre \
         chamber channel chronicle church circus city climbing club clinic coast coalition college commission \
         committee commons company conference congress consensus convention conventions cooperation corp \
         corporation corps council county court cup daily day declaration department depot derby dialogue \
         district dream duchy duke earl embassy empire exchange express federation festival field film financial fleet forces \
         forest formula forum foundation fund gallery games gate gazette geographic globe golf government grand \
         group guard guardian gulf hall harbor harbour headquarters herald hill hills hospital hotel house \
         institute institution international island islands isle isles journal journey junction kingdom lake \
         law league library line lines lodge magazine mail mall marathon market media memorial ministry mint \
         mission monument motor mount mountain movement museum mirror navy network news nights nuts ocean \
         observatory office open opera orchestra organisation organization palace park parliament partnership \
         party peace peak peninsula phenomenon philharmonic pie pipeline place plan plateau plaza point port post \
         press prize program programme project protocol province publishing pyramid quarter radio railway railways \
         record red region register report republic republics review revolution ring rite river road roulette \
         route rugby saint-germain school schools sea secretariat senate series service services shield show society space \
         square stadium star state states station statement steel stock strait straits street study summit sun symphony \
         syndrome system tea tech telecom telegraph television temple theater theatre time times today tower \
         trade treasury treaty tribune trust tunnel tv union united universidad university university-affiliated \
         valley varieties village voice wall war wars watch water way week weekly west wizards women works world \
         zone state-run statue portrait siege fall rise republica república congresso tale tales city-state \
         банк университет институт фонд академия театр музей газета بنك مركز جامعة صحيفة جريدة قناة خليج بحر مصرف معهد \
         bundesbank air airline brigades cricket football international hilton times-tribune 大学",
    ),
    (
        Kind::COMPASS,
        "north south east west northern southern eastern western central new old greater lesser upper lower inner outer \
         northeast northwest southeast southwest soviet imperial nazi tsarist colonial ancient medieval modern papua \
         equatorial united free great little saint st san santa puerto costa american british french dutch spanish \
         portuguese danish german ottoman tzarist muscovite mainland metropolitan fortress team miss air bank radio young lake \
         mount port fort cape gulf bay",
    ),
    (
        Kind::COMMON,
        "may march april june august turkey chad hope grace will mark bush rice brown green white black grey gray \
         young long price law strong apple gap target shell visa meta group nation union congress bill bob \
         pat rob sue frank grant chase dean duke earl king prince pope bishop baker cook carter mason miller \
         smith taylor potter hunter fisher farmer shepherd wood woods stone rivers lake hill hills field fields brook \
         ford forest bank banks church castle park parks street house hall bell ball bird fox wolf lion lamb \
         drake swan crow crane finch peacock rose lily violet ivy daisy holly heather olive ginger basil sage \
         rosemary iris amber ruby pearl jade gold silver diamond sterling rich poor small little short sharp \
         swift hardy moody savage wise good best love joy faith charity patience mercy justice victory christian \
         art sky star sun moon day night spring summer winter autumn snow frost rain storm west east north \
         south page book read reed penny pound mint oracle amazon uber snap zoom slack square block stripe intel \
         alphabet caterpillar sprint orange total subway delta american united continental general national \
         international world global capital trust fidelity discover progressive liberty freedom renaissance labour \
         labor greens conservative reform people new republican democrat democrats left right center centre hamlet major minor \
         sergeant marshal page porter butler carpenter cooper gardener gardner weaver tanner turner walker \
         archer bowman spencer stewart steward chamberlain constable ward guard sheriff pike cod bass roach \
         salmon trout herring case cash chance cherry clay cliff colt cross crystal dale dash dawn dick don \
         drew eve gene glen guy harmony harry herb honor jack jay jean jerry jimmy john josh lance laurel lane \
         max melody miles mike nick norm opal paige pansy peg pete piper ray reed rex rusty sandy saul scout \
         skip sonny stormy summer tab tad ted tony trace trip tucker van vance vic wade wally ware warren web \
         wells wes woody yard york you he she we so no do le an he su ho man men can hu who us it or in on \
         jersey cologne wales progress action ruling order unity",
    ),
    (
        Kind::PARTICLE,
        "von van der den de la del della di da do dos das du bin ibn ben bint abu al el ter ten zu af ul \
         al- el- und zur",
    ),
    (
        Kind::NATION,
        "afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh \
         belarus belgium bolivia brazil britain bulgaria cambodia cameroon canada chile china colombia croatia \
         cuba cyprus denmark ecuador egypt eritrea estonia eu ethiopia europe finland france georgia germany ghana \
         greece hamas hezbollah hungary iceland india indonesia iran iraq ireland israel italy japan jordan kazakhstan kenya \
         korea kosovo kuwait kyrgyzstan laos latvia lebanon libya lithuania malaysia mali mexico moldova mongolia \
         morocco myanmar namibia nato nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama \
         paraguay peru philippines poland portugal qatar romania russia rwanda senegal serbia singapore slovakia \
         slovenia somalia spain sudan sweden switzerland syria taiwan tajikistan tanzania thailand tunisia turkey \
         turkmenistan uganda uk ukraine un uruguay us usa uzbekistan venezuela vietnam yemen zambia zimbabwe dprk rok prc uae",
    ),
    (
        Kind::SPEECH,
        "said says told announced declined denied confirmed agreed refused condemned warned accused urged \
         insisted argued admitted pledged vowed promised rejected welcomed criticised criticized replied signed \
         called wants raised expelled sued filed appealed apologised apologized responded thanked asked",
    ),
    (
        Kind::FAMILY,
        "family families dynasty clan brothers sisters siblings household elder younger senior junior father mother \
         son daughter brother sister wife husband uncle aunt cousin nephew niece widow grandson granddaughter \
         grandfather grandmother parents children",
    ),
    (Kind::COMPANY, "inc corp ltd plc llc ag sa se nv co corporation limited gmbh spa ab oyj"),
    (
        Kind::PREFIX,
        "anti pro non ex post pre mid inter intra trans pan then now neo quasi semi half counter un post-war \
         de once former",
    ),
    (
        Kind::SUFFIX,
        "led run style era born made held wide only friendly esque like owned based backed built related linked \
         aligned controlled occupied sponsored funded supported brokered mediated imposed wide bound critical sceptic skeptic",
    ),
    (
        Kind::NOUN,
        "ban winters summers noble winner speed prices course grants rule rules close pool post power powers \
         press pride prime prior proper province public pump quick race rail range rank rate ring rock rocks \
         root rope round row royal sail sand scale sea seal search seat sell service shade shadow shaw sheet \
         shield ship shore show side sign silk singer slate sleep slip smart smoke soldier song spice staff \
         stage stark start steel stern stock storms story strand stream strike style suit sweet sword table \
         tall team temple tide tile timber time tower town trade train treasure tree tribe truth tune twist \
         valley vine wall walls war water waters wave way wealth wheel whistle wick wild window wine wire \
         wonder word words work workman worth wright youth angel ash band barn base bay beach bean beer berry \
         birch blood bloom blue bold bolt bond bone booth border bow box boy branch brand bread bridge \
         bridges bright broad bull burns butter button camp candle canon care carol chain chair champion \
         change chapel charge child city cloud coach coal coast coffin cold common comfort cool copper corn \
         cotton counsel count county court courts craft creed crisp crook curry dance darling deal dear dew \
         dove down dragon dream driver duty easy elder england english event ever fair fall farm feather \
         fence fight fire fish flag flame flood flower flowers force forge foot free freeman freeze friend \
         fry game games garden gate gates gift glass gore grave graves great ground grove gun hammer hand \
         hands hard hart harvest hawk hay head heart heath heaven hedge holiday home hood horn hunt ice inn \
         irons island key kings knight knights land lands laws lawless leaf legend light lights line links \
         list lock lord lovely low luck mail mann marsh may mayor mead means meadows mills mine money monk \
         moor morning moss mountain mouse music nail neck needle nest newman nice noon notice nurse oak oaks \
         ocean office officer olds outlaw pace pack pain painter pair palace paper parent parish parson past \
         paste peace peak pen pepper percent perfect picture pine pitt place plain plant play plum pole \
         police pond poole rally report revenue review ritual sanctions settle settlement shelter siege \
         silence standard stands supply tariff tax test toll treaty vote votes voter voters vision voice",
    ),
    (
        Kind::POSTNOMINAL,
        "qc kc sc mp t.d td teachta m.p q.c m.d p.c msp mla mep phd ph.d dphil md jd mba esq esquire obe cbe mbe kbe dbe gbe jp sj op osb usn usaf \
         usmc raf rn ret frs fba dds rn cpa llb llm llp kcb kcmg cmg",
    ),
    (Kind::DESCENDANT, "junior júnior senior sênior neto filho sobrinho bisneto"),
    (
        Kind::ACT,
        "left arrived spoke met sat rose wept smiled laughed nodded resigned died retired joined visited travelled \
         traveled flew returned walked stood argued wrote writes testified thinks believes knows explained added recalled \
         apologised apologized himself herself who whose stepped hopes hoped likes married lives lived grew studied \
         graduated served chaired addressed attended shook hailed praised blamed defended spent sang played swore \
         cried shrugged noted stayed went spoke speaks",
    ),
    (
        Kind::NAMESAKE,
        "river street avenue square bridge valley lake island county town city airport station stadium university college \
         school hospital foundation institute museum library prize award hotel farm mountain mountains glacier strait \
         park house hall theatre theater brothers sisters",
    ),
    (Kind::HONORIFIC, "sir dame lord lady sheikh sheik shaikh prince princess"),
    (
        Kind::OPENING,
        "ó o le la les lo ben bar st st. saint ste san santa santo são van von vom zu zur de del della dello dos das da do \
         di du des abd abu al el ibn bin bint mac mc ter ten op ap nic ní mhic uí vander vanden dal dalla degli dei",
    ),
    (Kind::GENERATION, "jr sr ii iii iv vi vii viii ix xi xii xiii xiv xvi jnr snr"),
    (
        Kind::FAMILY_FIRST,
        "kim lee tsai chiang chu lai lam hsu hsieh chow tung tse leung kuo koo goh tan lim teo ong cheung chua ri rhee yi choe choi park pak jang chang jo cho jung chung jong kang yoon yun moon mun han shin sin \
         seo suh song hong kwon hwang ahn an ryu yoo yu noh roh no ko go bae baek paek oh nam heo hur so pyo hyon \
         hyun pang kwak ju joo min cha sim shim ma xi li wang zhang liu chen yang huang zhao wu zhou xu sun hu zhu gao lin \
         he guo ma luo liang song zheng xie tang deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du \
         ye cheng wei su lu ding ren shen yao qin qian fang hao mao hou bai meng long wan qiu jia fu dai xue lei nguyen nguyễn trần lê phạm đặng bùi đỗ hồ võ vũ \
         tran le pham phan vu vo dang bui do ho ngo duong ly dinh truong to vuong",
    ),
    (
        Kind::STATE,
        "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana \
         iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana \
         nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming ontario",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_words() {
        let words = Words::new();
        for (word, kind, is) in [
            ("President", Kind::TITLE, true),
            ("UNIVERSITY", Kind::INSTITUTION, true),
            ("May", Kind::MONTH.or(Kind::TITLE), true),
            ("May", Kind::TITLE, false),
            ("Pyongyang", Kind::TITLE.or(Kind::FUNCTION).or(Kind::INSTITUTION), false),
            ("Президент", Kind::TITLE, true),
        ] {
            assert_eq!(words.kind(word).is(kind), is, "{word}");
        }
    }
}
